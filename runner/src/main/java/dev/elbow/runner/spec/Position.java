package dev.elbow.runner.spec;

/**
 * Where a piece of a sweep file stands.
 *
 * @param file as the user named it, or the {@code --set} option that holds the piece
 * @param line from 1; 0 if there is none
 * @param column from 1; 0 if there is none
 * @param label what to call the piece instead of the path at which it is read; empty: that path. A
 *     parameter's values are read at the place of the setting they are put into, but are to be
 *     called what the user wrote.
 */
public record Position(String file, int line, int column, String label) {

  /** A position without a line: a whole file or an option. */
  static Position nowhere(String file) {
    return new Position(file, 0, 0, "");
  }

  /**
   * Something wrong with the piece.
   *
   * @param path at which it is read; empty for the file as a whole
   */
  Problem problem(String path, String message) {
    String subject = label.isEmpty() ? path : label;
    return new Problem(file, line, column, subject.isEmpty() ? message : subject + ": " + message);
  }

  Position labelled(String newLabel) {
    return new Position(file, line, column, newLabel);
  }
}
