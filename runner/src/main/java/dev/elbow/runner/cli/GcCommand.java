package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.store.OldRuns;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code elbow gc}: removes old runs. Never a sweep's newest one, never one that is running, and
 * those that a resume could go on with only if asked to.
 */
@Command(name = "gc")
final class GcCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "The sweeps whose old runs are removed; all of them if none is named.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      converter = AgeOption.class,
      description = "Runs of which nothing was heard for so long: 30d, 2w or 12h.")
  private @Nullable Duration olderThan;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "The newest N of each sweep stay, at least 1.")
  private @Nullable Integer keep;

  @Option(
      names = "--unfinished",
      description = "Also runs that were stopped or killed and could be resumed.")
  private boolean unfinished;

  @Option(names = "--dry-run", description = "Only say what would be removed.")
  private boolean dryRun;

  @Mixin private OutOption out = new OutOption();
  @Mixin private JsonOption json = new JsonOption();

  private final Invocation invocation;
  private final List<String> remarks = new ArrayList<>();

  GcCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (keep != null && keep < 1) {
      throw CliException.usage("--keep must be 1 or more: a sweep's newest run always stays");
    }
    if (olderThan == null && keep == null) {
      throw CliException.usage("say which runs are old: --older-than 30d, --keep 3, or both");
    }
    List<OldRun> removed = new ArrayList<>();
    for (RunDirectory run : candidates()) {
      old(run).filter(this::remove).ifPresent(removed::add);
    }
    print(removed);
    return ExitCode.DONE.code();
  }

  private List<RunDirectory> candidates() throws IOException {
    OldRuns runs = new OldRuns(out.directory);
    int stay = keep == null ? 1 : keep;
    List<String> known = runs.sweeps();
    for (String name : names) {
      if (!known.contains(name)) {
        throw CliException.usage("no sweep " + name + " has runs in " + out.directory);
      }
    }
    return known.stream()
        .filter(sweep -> names.isEmpty() || names.contains(sweep))
        .flatMap(sweep -> runs.removable(sweep, stay).stream())
        .toList();
  }

  /** The run, if it may be removed; says why not where that might surprise. */
  private Optional<OldRun> old(RunDirectory directory) throws IOException {
    try {
      OldRun run = OldRun.read(directory);
      if (run.state() == RunState.RUNNING || !isOld(run)) {
        return Optional.empty();
      }
      if (run.state().isResumable() && !unfinished) {
        remarks.add(
            directory.id()
                + " stays: it was "
                + run.state().title()
                + " and could be resumed; --unfinished removes such runs too");
        return Optional.empty();
      }
      return Optional.of(run);
    } catch (StoreException e) {
      remarks.add(directory.id() + " stays: " + e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isOld(OldRun run) {
    Instant now = invocation.clock().instant();
    return olderThan == null || run.seen().isBefore(now.minus(olderThan));
  }

  /** Whether it is gone, or would be. */
  private boolean remove(OldRun run) {
    if (dryRun) {
      return true;
    }
    try (RunLock lock = RunLock.acquire(run.run())) {
      OldRuns.remove(lock);
      return true;
    } catch (RunBusyException e) {
      return false; // somebody resumed it just now
    } catch (IOException e) {
      remarks.add(run.run().id() + " could not be removed: " + e);
      return false;
    }
  }

  private void print(List<OldRun> removed) throws IOException {
    PrintWriter to = invocation.terminal().out();
    remarks.forEach(invocation.terminal().err()::println);
    if (json.json) {
      Json.print(document(removed), to);
      return;
    }
    String verb = dryRun ? "would remove " : "removed ";
    removed.forEach(
        run ->
            to.println(
                verb
                    + run.run().id()
                    + "  "
                    + megabytes(run.megabytes())
                    + "  "
                    + run.state().title()));
    to.println(
        (dryRun ? "Would remove " : "Removed ")
            + removed.size()
            + (removed.size() == 1 ? " run, " : " runs, ")
            + megabytes(total(removed)));
  }

  private static double total(List<OldRun> runs) {
    return runs.stream().mapToDouble(OldRun::megabytes).sum();
  }

  private static String megabytes(double megabytes) {
    return String.format(Locale.ROOT, "%.1f MB", megabytes);
  }

  private ObjectNode document(List<OldRun> removed) {
    ObjectNode document = Json.object();
    document.put("dry_run", dryRun);
    document.put("megabytes", total(removed));
    ArrayNode runs = document.putArray("removed");
    for (OldRun run : removed) {
      ObjectNode node = runs.addObject();
      node.put("run", run.run().id());
      node.put("directory", run.run().root().toString());
      node.put("state", run.state().title());
      node.put("last_seen", run.seen().toString());
      node.put("megabytes", run.megabytes());
    }
    return document;
  }
}
