package dev.elbow.runner.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a certain width. */
public final class Paragraph {
  private Paragraph() {}

  /**
   * Breaks a text between words; a word that is too long keeps a line to itself.
   *
   * @param indent put before every line
   * @param width of a line in columns, the indent included
   */
  public static List<String> wrap(String text, String indent, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.strip().split("\\s+", -1)) {
      boolean first = line.length() == indent.length();
      if (!first && length(line) + 1 + length(word) > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
