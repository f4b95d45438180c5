package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Metric;
import java.util.Arrays;
import java.util.List;

/** Epochs as JSON: every per-epoch metric under its id; null where a value is not finite. */
final class EpochJson {
  private EpochJson() {}

  static ArrayNode of(List<EpochMetrics> epochs) {
    ArrayNode array = Json.object().arrayNode();
    epochs.forEach(epoch -> array.add(of(epoch)));
    return array;
  }

  private static ObjectNode of(EpochMetrics epoch) {
    ObjectNode node = Json.object().put("epoch", epoch.epoch());
    Arrays.stream(Metric.values())
        .filter(Metric::isPerEpoch)
        .forEach(metric -> put(node, metric.id(), metric.of(epoch).orElse(Double.NaN)));
    return node;
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
