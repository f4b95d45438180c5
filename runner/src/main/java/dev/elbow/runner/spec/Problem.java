package dev.elbow.runner.spec;

/**
 * Something wrong with a sweep file, where it stands.
 *
 * @param file as the user named it, or the {@code --set path=value} that is at fault
 * @param line from 1; 0 if there is no place in a file to point at
 * @param column from 1; 0 if there is none
 * @param message what is wrong and what was expected, beginning with the path of the setting:
 *     {@code parameters.beta: min 8 is above max 0.1}
 */
public record Problem(String file, int line, int column, String message) {
  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
  }
}
