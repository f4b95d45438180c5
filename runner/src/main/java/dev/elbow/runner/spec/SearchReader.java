package dev.elbow.runner.spec;

import dev.elbow.core.model.TrainingConfig;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep file says of its search beside method, parameters and metric.
 *
 * @param top of the file
 * @param paths that the sweep file names
 */
record SearchReader(Section top, NamedPaths paths, Problems warnings) {

  /**
   * @param space whose values are known to be fit for training; absent: something is wrong with the
   *     parameters, and what names them cannot be checked
   * @param trainings how trials are trained, as far as can be told beforehand
   */
  SearchSpec read(
      Method method,
      Optional<SearchSpace> space,
      TrialTemplate template,
      Budget budget,
      List<TrainingConfig> trainings) {
    Optional<Cursor> enqueueAt = top.find("enqueue");
    List<Assignment> enqueued =
        enqueueAt
            .flatMap(
                at ->
                    space.map(known -> enqueued(method, known, template).read(at, budget.trials())))
            .orElse(List.of());
    List<String> warmStart =
        top.find("warm_start").map(new WarmStartReader(paths)::read).orElse(List.of());
    Optional<EarlyTermination> earlyTermination =
        top.find("early_terminate").flatMap(new EarlyTerminationReader(trainings, warnings)::read);
    Optional<Replicates> replicates = top.find("replicates").flatMap(ReplicatesReader::read);
    return new SearchSpec(method, enqueued, warmStart, earlyTermination, replicates);
  }

  private static EnqueueReader enqueued(Method method, SearchSpace space, TrialTemplate template) {
    return new EnqueueReader(method == Method.GRID ? GridSpace.of(space) : space, template);
  }
}
