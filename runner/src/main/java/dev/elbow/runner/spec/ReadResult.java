package dev.elbow.runner.spec;

import java.util.List;

/** What came of reading a sweep file. */
public sealed interface ReadResult {

  /**
   * A sweep that can be run.
   *
   * @param warnings what is probably not meant, in the order of the file
   * @param effectiveYaml the sweep file to be kept with the run: the text as it was or, with {@code
   *     --set}, written anew with a comment that names the options. A relative path to data or to
   *     an earlier run is absolute in it, so that it reads back the same from any directory.
   */
  record Valid(SweepSpec spec, List<Problem> warnings, String effectiveYaml) implements ReadResult {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A file that cannot be run.
   *
   * @param problems everything that is wrong, in the order of the file; at least one
   */
  record Invalid(List<Problem> problems) implements ReadResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
