package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.cli.Signals.Signal;
import dev.elbow.runner.cli.terminal.ProgressDisplay;
import dev.elbow.runner.publish.TrialTable;
import dev.elbow.runner.schedule.StopSignal;
import dev.elbow.runner.schedule.SweepListener;
import dev.elbow.runner.schedule.SweepSummary;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What {@code run} and {@code resume} share: display, signals, the page and the final table. */
final class SweepLaunch {
  private static final int BEST_SHOWN = 5;

  private final Invocation invocation;
  private final OutputOptions output;
  private final SweepSpec spec;
  private final AtomicReference<Signal> received = new AtomicReference<>();

  SweepLaunch(Invocation invocation, OutputOptions output, SweepSpec spec) {
    this.invocation = invocation;
    this.output = output;
    this.spec = spec;
  }

  /** A start or a resume. */
  @FunctionalInterface
  interface Work {
    SweepSummary run(SweepListener listener, StopSignal stop) throws IOException, RunBusyException;
  }

  /** Does the work to its end and says how it went. */
  ExitCode run(Work work) throws IOException, RunBusyException {
    StopSignal stop = new StopSignal();
    SweepSummary summary;
    try (ProgressDisplay display = display()) {
      summary = run(work, display, stop);
    }
    publish(summary);
    endNote(summary).ifPresent(invocation.terminal().err()::println);
    return exitCode(summary);
  }

  /** Why the launch ended, where the user may have expected more of it. */
  private Optional<String> endNote(SweepSummary summary) {
    return switch (summary.end()) {
      case FINISHED -> withoutReplicates(summary);
      case STOPPED -> Optional.of("Stopped. Go on with: elbow resume " + summary.run().root());
      case TARGET -> Optional.of("Ended: a trial reached budget.target.");
      case PATIENCE ->
          Optional.of("Ended: as many trials as budget.patience were no better than the best one.");
      case WALL_CLOCK ->
          Optional.of("Out of time: budget.wall_clock was used up before every trial had ended.");
      case FAILURE_LIMIT ->
          Optional.of("Given up: as many trials failed as budget.max_failures allows.");
      case DEVICES_FAILED ->
          Optional.of(
              "Given up: every device failed trial after trial. Try them again with: elbow resume "
                  + summary.run().root());
      case NONE_FEASIBLE -> Optional.of("No trial ended feasible: " + infeasibility() + ".");
    };
  }

  private Optional<String> withoutReplicates(SweepSummary summary) {
    boolean repeated =
        summary.snapshot().trials().stream().anyMatch(trial -> trial.trial().isReplicate());
    return spec.search()
        .replicates()
        .filter(wanted -> !repeated)
        .map(wanted -> "Nothing was trained again: no trial keeps every constraint.");
  }

  private String infeasibility() {
    return spec.constraints().mayBeBroken()
        ? "none has a result"
        : "none has a result that satisfies " + spec.constraints().all();
  }

  private SweepSummary run(Work work, ProgressDisplay display, StopSignal stop)
      throws IOException, RunBusyException {
    Signals signals = Signals.listen(signal -> onSignal(signal, stop, display));
    try {
      return work.run(display, stop);
    } finally {
      signals.close();
    }
  }

  private ProgressDisplay display() {
    return output.isQuiet()
        ? ProgressDisplay.silent()
        : ProgressDisplay.of(spec, invocation.terminal(), invocation.clock());
  }

  private void onSignal(Signal signal, StopSignal stop, ProgressDisplay display) {
    if (received.compareAndSet(null, signal)) {
      display.note("Stopping: the running trials are ended; press again to kill them at once.");
      stop.request("stopped by " + signal.title());
    } else {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().halt(signal.exitCode().code());
    }
  }

  /** The table comes before the page: a page that fails must not hide how the sweep went. */
  private void publish(SweepSummary summary) throws IOException {
    PrintWriter out = invocation.terminal().out();
    if (output.isJson()) {
      Json.print(document(summary, writePage(summary)), out);
    } else if (output.isQuiet()) {
      writePage(summary).ifPresent(out::println);
    } else {
      printTable(summary);
      writePage(summary).ifPresent(page -> out.println("Report: " + page));
    }
  }

  private Optional<Path> writePage(SweepSummary summary) {
    try {
      return Optional.of(Publication.writePage(summary.run(), now()));
    } catch (IOException | RuntimeException e) {
      invocation
          .terminal()
          .err()
          .println("Warning: the page could not be written: " + new Errors(invocation).message(e));
      return Optional.empty();
    }
  }

  private void printTable(SweepSummary summary) {
    List<TrialRecord> best = shown(summary.snapshot().trials());
    if (best.isEmpty()) {
      invocation.terminal().out().println("No trial has a result.");
      return;
    }
    PrintWriter out = invocation.terminal().out();
    ReplicatedRanking standings = ReplicatedRanking.of(spec, summary.snapshot().trials());
    new TrialsTable(spec, standings, invocation.terminal(), now())
        .lines(best)
        .forEach(out::println);
    int trials = summary.snapshot().trials().size();
    if (trials > best.size()) {
      String which = spec.objectives().areSeveral() ? "The front and the next, " : "The best ";
      out.println(
          which + best.size() + " of " + trials + "; all: elbow show " + summary.run().id());
    }
    if (spec.objectives().areSeveral()) {
      summary.best().map(FrontText::compromise).ifPresent(out::println);
    }
    TrialTable table = TrialTable.of(spec, summary.snapshot().trials(), now());
    summary
        .best()
        .map(trial -> DiagnosisText.warning(trial, table, invocation.terminal().textWidth()))
        .orElse(List.of())
        .forEach(out::println);
  }

  /** The first few in order, and of a sweep with two objectives at least the whole front. */
  private List<TrialRecord> shown(List<TrialRecord> trials) {
    int front = spec.objectives().areSeveral() ? Ranking.of(spec).front(trials).size() : 0;
    return ReplicatedRanking.of(spec, trials).order().stream()
        .limit(Math.max(BEST_SHOWN, front))
        .toList();
  }

  private ObjectNode document(SweepSummary summary, Optional<Path> page) {
    return new RunJson(summary.run(), spec, summary.snapshot(), now())
        .summary(RunState.of(summary.end()))
        .put("page", page.map(Path::toString).orElse(null));
  }

  private ExitCode exitCode(SweepSummary summary) {
    return switch (summary.end()) {
      // Stopped by no signal: its data changed under it.
      case STOPPED -> received.get() == null ? ExitCode.USAGE : received.get().exitCode();
      case FAILURE_LIMIT, DEVICES_FAILED -> ExitCode.FAILURE_LIMIT;
      case NONE_FEASIBLE -> ExitCode.NONE_FEASIBLE;
      case FINISHED, TARGET, PATIENCE, WALL_CLOCK ->
          summary.best().isPresent() ? ExitCode.DONE : ExitCode.NONE_FEASIBLE;
    };
  }

  private Instant now() {
    return invocation.clock().instant();
  }
}
