package dev.elbow.core.data;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVRecord;

/** The numbers of a CSV file, gathered line by line. */
final class CsvTable {
  private final InputFile in;
  private final OptionalInt labelColumn;
  private final FloatAccumulator values;
  private int[] lineOfRow = new int[1 << 10];
  private int rows;
  private boolean started;
  private int fields;
  private int label = -1;
  private long firstLine;

  CsvTable(InputFile in, OptionalInt labelColumn) {
    this.in = in;
    this.labelColumn = labelColumn;
    this.values = FloatAccumulator.unbounded(in.name());
  }

  void add(CSVRecord record, long line) throws DataException {
    if (record.size() == 1 && record.get(0).isEmpty()) {
      return;
    }
    if (!started) {
      start(record, line);
      if (isHeader(record)) {
        return;
      }
    }
    addRow(record, line);
  }

  private void start(CSVRecord first, long line) throws DataException {
    started = true;
    fields = first.size();
    firstLine = line;
    if (labelColumn.isPresent()) {
      label = labelIndex(labelColumn.getAsInt(), line);
    }
    if (fields - (label < 0 ? 0 : 1) == 0) {
      throw in.problem("line " + line + ": expected values besides the label, found none");
    }
  }

  private int labelIndex(int column, long line) throws DataException {
    if (column == 0 || Math.abs((long) column) > fields) {
      throw in.problem(
          "line "
              + line
              + ": expected a column "
              + column
              + " with the labels, found "
              + fields
              + " columns");
    }
    return column > 0 ? column - 1 : fields + column;
  }

  private boolean isHeader(CSVRecord record) {
    for (int i = 0; i < fields; i++) {
      if (i != label && CsvNumber.parse(text(record, i)).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private void addRow(CSVRecord record, long line) throws DataException {
    if (record.size() != fields) {
      throw in.problem(
          "line "
              + line
              + ": expected "
              + fields
              + " columns as in line "
              + firstLine
              + ", found "
              + record.size());
    }
    for (int i = 0; i < fields; i++) {
      if (i != label) {
        values.add(number(record, i, line));
      }
    }
    if (rows == lineOfRow.length) {
      lineOfRow = Arrays.copyOf(lineOfRow, 2 * rows);
    }
    lineOfRow[rows++] = (int) line;
  }

  private float number(CSVRecord record, int field, long line) throws DataException {
    String text = text(record, field);
    OptionalDouble number = CsvNumber.parse(text);
    if (number.isEmpty()) {
      throw in.problem(
          "line "
              + line
              + ", column "
              + (field + 1)
              + ": expected a number, found "
              + (text.isEmpty() ? "an empty field" : "\"" + shortened(text) + "\""));
    }
    return (float) number.getAsDouble();
  }

  /** The field, without the byte order mark that some programs put at the start of a file. */
  private static String text(CSVRecord record, int field) {
    String text = record.get(field);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  RawExamples toExamples(Provenance.HashedFile hash) throws DataException {
    if (rows == 0) {
      throw in.problem(
          started ? "holds no examples, only a header line" : "holds no examples; it is empty");
    }
    int columns = values.size() / rows;
    int[] lines = Arrays.copyOf(lineOfRow, rows);
    int labelAt = label;
    return new RawExamples(
        in.name(),
        new Matrix(values.toArray(), rows, columns),
        new ImageShape(1, columns, 1),
        1,
        (row, column) ->
            "line "
                + lines[row]
                + ", column "
                + (column + (labelAt >= 0 && column >= labelAt ? 2 : 1)),
        hash);
  }
}
