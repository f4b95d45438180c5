package dev.elbow.core.diagnostics;

/** One part of an examination. It may fail without harm to the others. */
interface Diagnostic {

  /** What it measures, as a gap in the report names it: {@code two-sample test}. */
  String title();

  /**
   * Measures.
   *
   * @throws RuntimeException if it cannot; what it has put into the findings until then is kept
   */
  void examine(Subject subject, Findings findings);
}
