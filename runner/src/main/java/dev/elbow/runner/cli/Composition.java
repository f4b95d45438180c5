package dev.elbow.runner.cli;

import dev.elbow.runner.schedule.SweepRunner;

/** Where the parts are put together: the only place that knows which implementation is used. */
@SuppressWarnings("DoNotCallSuggester")
final class Composition {
  private Composition() {}

  static SweepRunner sweepRunner(Invocation invocation) {
    throw new UnsupportedOperationException("sweep runner" + invocation.arguments());
  }
}
