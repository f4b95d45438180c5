package dev.elbow.runner.cli.terminal;

import dev.elbow.runner.schedule.SweepListener;
import dev.elbow.runner.spec.SweepSpec;
import java.time.InstantSource;

/** Shows a sweep as it goes; closed when it has ended. Thread-safe. */
public interface ProgressDisplay extends SweepListener, AutoCloseable {

  /** The display that suits where the messages go. */
  static ProgressDisplay of(SweepSpec spec, Terminal terminal, InstantSource clock) {
    return terminal.live()
        ? new LiveProgress(spec, terminal, clock)
        : new PlainProgress(spec, terminal, clock);
  }

  /** A display that shows nothing. */
  static ProgressDisplay silent() {
    return new ProgressDisplay() {
      @Override
      public void note(String line) {}

      @Override
      public void close() {}
    };
  }

  /** Prints a line of its own. */
  void note(String line);

  @Override
  default void remark(String text) {
    note(text);
  }

  @Override
  void close();
}
