package dev.elbow.runner.warm;

import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunNotFoundException;
import dev.elbow.runner.store.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the runs that sweeps name under {@code warm_start}.
 *
 * @param runs where names are looked up
 * @param dataSha256 of the data that the sweep will be trained on; absent: not known, and runs are
 *     compared by the name or the path of their data
 */
public record EarlierRuns(Runs runs, Optional<String> dataSha256) {

  /**
   * The runs that a sweep names, in its order.
   *
   * @throws WarmStartException if one cannot be learned from, with everything that is wrong with
   *     any
   */
  public List<EarlierRun> of(SweepSpec spec) {
    List<String> problems = new ArrayList<>();
    List<RunDirectory> found = new ArrayList<>();
    List<EarlierRun> usable = new ArrayList<>();
    for (String name : spec.search().warmStart()) {
      Optional<RunDirectory> run = find(name, problems);
      if (run.isPresent() && found.contains(run.get())) {
        problems.add(run.get().id() + " is named twice");
      } else if (run.isPresent()) {
        found.add(run.get());
        new EarlierRunReader(spec, dataSha256, run.get()).read(problems).ifPresent(usable::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new WarmStartException(problems);
    }
    return usable;
  }

  private Optional<RunDirectory> find(String name, List<String> problems) {
    try {
      return Optional.of(runs.find(name));
    } catch (RunNotFoundException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
  }
}
