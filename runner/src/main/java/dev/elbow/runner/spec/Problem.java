package dev.elbow.runner.spec;

/**
 * Something wrong with a sweep file, where it stands.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what was expected, beginning with the path of the setting:
 *     {@code parameters.beta: min 8 is above max 0.1}
 */
public record Problem(String file, int line, int column, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
