package dev.elbow.core.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated numbers, one example a line. A first line that holds no number at all is a
 * header; empty lines are skipped.
 */
final class CsvReader {
  private static final int LONGEST_LINE_CHARACTERS = 1 << 23;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).get();

  private final InputFile in;
  private final OptionalInt labelColumn;

  /**
   * @param labelColumn the column to leave out, from 1, negative from the end
   */
  CsvReader(InputFile in, OptionalInt labelColumn) {
    this.in = in;
    this.labelColumn = labelColumn;
  }

  RawExamples read() throws DataException {
    byte[] start = in.peek(Signature.BYTES);
    if (start.length > 0 && !Signature.isText(start)) {
      throw in.problemHere("expected comma-separated text, found " + Signature.describe(start));
    }
    BoundedLines lines =
        new BoundedLines(
            new InputStreamReader(in.stream(), StandardCharsets.UTF_8), LONGEST_LINE_CHARACTERS);
    try (CSVParser parser = FORMAT.parse(new BufferedReader(lines, 1 << 13))) {
      CsvTable table = new CsvTable(in, labelColumn);
      readRecords(parser, lines, table);
      return table.toExamples(in.hashed());
    } catch (IOException e) {
      throw in.broken(e);
    }
  }

  private void readRecords(CSVParser parser, BoundedLines lines, CsvTable table)
      throws DataException {
    long lastLine = 0;
    try {
      for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
        CSVRecord record = records.next();
        lines.recordEnded();
        lastLine = parser.getCurrentLineNumber();
        table.add(record, lastLine);
      }
    } catch (UncheckedIOException e) {
      throw malformed(Objects.requireNonNull(e.getCause()), lastLine + 1);
    }
  }

  private DataException malformed(IOException e, long line) {
    if (e instanceof BoundedLines.LineTooLongException) {
      return in.problem("line " + line + ": " + e.getMessage());
    }
    if (e instanceof CSVException) {
      return in.problem(
          "line " + line + ": expected comma-separated numbers, found quotes that do not match");
    }
    return in.broken(e);
  }
}
