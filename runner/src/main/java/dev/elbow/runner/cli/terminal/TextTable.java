package dev.elbow.runner.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in aligned columns, for a monospaced font. */
public final class TextTable {
  private static final String GAP = "  ";

  /** On which side of its column a text stands. */
  public enum Align {
    LEFT,
    RIGHT
  }

  private final List<Align> alignments = new ArrayList<>();
  private final List<String> header = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable column(String title, Align align) {
    header.add(title);
    alignments.add(align);
    return this;
  }

  public TextTable row(List<String> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells for " + header.size() + " columns: " + cells);
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** The lines, the header first, without blanks at their ends. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>(rows);
    all.add(0, header);
    int[] widths =
        IntStream.range(0, header.size())
            .map(column -> all.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(column -> pad(cells.get(column), widths[column], alignments.get(column)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String pad(String text, int width, Align align) {
    String blanks = " ".repeat(width - width(text));
    return align == Align.LEFT ? text + blanks : blanks + text;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
