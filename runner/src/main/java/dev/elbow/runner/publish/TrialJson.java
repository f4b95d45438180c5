package dev.elbow.runner.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.trial.ReplicateMean;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trial as a JSON object, the same in every document: what is unknown is null, parameters that do
 * not apply are left out, and whether it is on the front is said of sweeps with two objectives.
 * {@code replicates} has the objective's mean over the runs with other seeds, where there are any.
 */
public final class TrialJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TrialJson() {}

  public static ObjectNode of(TrialRecord trial, TrialTable table) {
    ObjectNode node = NODES.objectNode();
    node.put("trial", trial.id().number());
    node.put("state", TrialTable.state(trial));
    node.put("reason", trial.reason().orElse(null));
    putNumber(node, "seconds", table.seconds(trial));
    node.put("attempt", trial.attempt());
    node.put("device", trial.device().orElse(null));
    node.set("engine", engine(trial.engine()));
    node.set("parameters", parameters(trial.trial().assignment()));
    node.set("metrics", metrics(trial, table));
    trial.metrics().ifPresent(metrics -> putDimensions(node, metrics));
    putDiagnosis(node, trial, table.flags(trial));
    node.put("feasible", table.standings().feasible(trial).orElse(null));
    table.standings().onFront(trial).ifPresent(onFront -> node.put("on_front", onFront));
    putOrigin(node, trial.trial().origin());
    table.replicates(trial).ifPresent(mean -> putReplicates(node.putObject("replicates"), mean));
    return node;
  }

  /** An object, with a reason where Elbow has chosen; null where no worker has started. */
  public static JsonNode engine(Optional<TrialEngine> engine) {
    if (engine.isEmpty()) {
      return NODES.nullNode();
    }
    EngineFacts facts = engine.get().facts();
    return NODES
        .objectNode()
        .put("name", facts.engine())
        .put("library", facts.library())
        .put("version", facts.version())
        .put("natives", facts.natives())
        .put("threads", facts.threads())
        .put("precision", engine.get().precision().name().toLowerCase(Locale.ROOT))
        .put("reason", engine.get().reason().orElse(null));
  }

  private static void putOrigin(ObjectNode node, TrialOrigin origin) {
    node.put("origin", TrialTable.origin(origin));
    node.put("explanation", origin.explanation());
    node.put("replicate_of", origin.replicated().map(TrialId::number).orElse(null));
  }

  private static void putReplicates(ObjectNode node, ReplicateMean mean) {
    node.put("runs", mean.runs());
    node.put("mean", mean.mean());
    putNumber(
        node,
        "standard_error",
        Double.isFinite(mean.standardError())
            ? OptionalDouble.of(mean.standardError())
            : OptionalDouble.empty());
  }

  /** The values of the active parameters, by their names in the sweep file. */
  public static ObjectNode parameters(Assignment assignment) {
    ObjectNode node = NODES.objectNode();
    assignment.values().forEach((name, value) -> putValue(node, name, value));
    return node;
  }

  private static void putValue(ObjectNode node, String name, Value value) {
    if (value instanceof Value.Real real) {
      node.put(name, real.number());
    } else if (value instanceof Value.Whole whole) {
      node.put(name, whole.number());
    } else if (value instanceof Value.Flag flag) {
      node.put(name, flag.value());
    } else {
      node.put(name, value.text());
    }
  }

  private static ObjectNode metrics(TrialRecord trial, TrialTable table) {
    ObjectNode node = NODES.objectNode();
    if (trial.diagnosis().isPresent()) {
      for (Metric metric : table.metrics()) {
        putMetric(node, metric, TrialTable.metric(trial, metric));
      }
    }
    return node;
  }

  private static void putMetric(ObjectNode node, Metric metric, OptionalDouble value) {
    if (TrialTable.isWhole(metric, value)) {
      node.put(metric.id(), Math.round(value.getAsDouble()));
    } else {
      putNumber(node, metric.id(), value);
    }
  }

  private static void putNumber(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  private static void putDimensions(ObjectNode node, FinalMetrics metrics) {
    for (DimensionMetric metric : DimensionMetric.values()) {
      metrics.perDimension(metric).forEach(node.withArray(metric.id())::add);
    }
  }

  private static void putDiagnosis(ObjectNode node, TrialRecord trial, List<Remark> flags) {
    Optional<Diagnosis> diagnosis = trial.diagnosis();
    node.put("verdict", trial.verdict().map(Verdict::id).orElse(null));
    node.put("verdict_reason", diagnosis.map(Diagnosis::reason).orElse(null));
    node.set("flags", remarks(flags));
    node.set("hints", remarks(diagnosis.map(Diagnosis::hints).orElse(List.of())));
    node.set("gaps", gaps(trial.metrics().map(FinalMetrics::gaps).orElse(List.of())));
  }

  private static ArrayNode remarks(List<Remark> remarks) {
    ArrayNode array = NODES.arrayNode();
    remarks.forEach(r -> array.addObject().put("title", r.title()).put("text", r.text()));
    return array;
  }

  private static ArrayNode gaps(List<Gap> gaps) {
    ArrayNode array = NODES.arrayNode();
    gaps.forEach(gap -> array.addObject().put("what", gap.what()).put("reason", gap.reason()));
    return array;
  }
}
