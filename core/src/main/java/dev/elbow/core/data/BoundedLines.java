package dev.elbow.core.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Characters on their way to a CSV parser, which collects a whole record before it hands it over: a
 * file that never ends its first line, or its first quotation, must not fill the memory.
 */
final class BoundedLines extends FilterReader {
  private final int mostCharacters;
  private int sinceRecord;

  BoundedLines(Reader in, int mostCharacters) {
    super(in);
    this.mostCharacters = mostCharacters;
  }

  /** A record has ended; the count starts again. */
  void recordEnded() {
    sinceRecord = 0;
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    count(1);
    return character;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int characters = super.read(into, offset, length);
    count(characters);
    return characters;
  }

  private void count(int characters) throws IOException {
    sinceRecord += characters;
    if (sinceRecord > mostCharacters) {
      throw new LineTooLongException(mostCharacters);
    }
  }

  /** A record exceeded the bound. */
  static final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1;

    LineTooLongException(int characters) {
      super("expected the end of the line within " + characters + " characters, found more");
    }
  }
}
