package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.publish.TrialJson;
import dev.elbow.runner.publish.TrialTable;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Runs and trials as JSON, the same fields in every command. */
final class RunJson {
  private final OpenRun run;
  private final SweepSpec spec;
  private final RunSnapshot snapshot;
  private final TrialTable table;
  private final Ranking ranking;

  /**
   * @param snapshot all trials, in outline at least
   */
  RunJson(OpenRun run, RunSnapshot snapshot, Instant now) {
    this.run = run;
    this.spec = run.spec();
    this.snapshot = snapshot;
    this.table = TrialTable.of(spec, snapshot.trials(), now);
    this.ranking = Ranking.of(spec);
  }

  /** What is known of the run as a whole. */
  ObjectNode summary(RunState state) {
    ObjectNode node = Json.object();
    node.put("run", run.run().id());
    node.put("directory", run.run().root().toString());
    node.put("state", state.title());
    ObjectNode counts = node.putObject("trials");
    snapshot
        .planned()
        .ifPresentOrElse(n -> counts.put("planned", n), () -> counts.putNull("planned"));
    snapshot.counts().forEach((s, n) -> counts.put(s.name().toLowerCase(Locale.ROOT), n));
    node.put("seconds", snapshot.wallClock().toMillis() / 1000.0);
    put(node.putObject("objective"), spec.metric());
    table
        .standings()
        .ranking()
        .best()
        .map(run::inFull)
        .ifPresentOrElse(t -> node.set("best", trial(t)), () -> node.putNull("best"));
    if (spec.objectives().areSeveral()) {
      ArrayNode objectives = node.putArray("objectives");
      spec.objectives().all().forEach(each -> put(objectives.addObject(), each));
      ArrayNode front = node.putArray("front");
      ranking.front(snapshot.trials()).forEach(t -> front.add(t.id().number()));
    }
    return node;
  }

  private static void put(ObjectNode node, MetricSpec objective) {
    node.put("metric", objective.metric().id());
    node.put("goal", objective.goal().name().toLowerCase(Locale.ROOT));
  }

  /** One trial, with whether it keeps the constraints. */
  ObjectNode trial(TrialRecord trial) {
    return TrialJson.of(trial, table);
  }

  ArrayNode trials(List<TrialRecord> trials) {
    ArrayNode array = Json.object().arrayNode();
    trials.forEach(trial -> array.add(trial(trial)));
    return array;
  }
}
