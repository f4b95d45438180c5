package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Trials and metrics for tests, every field with a value of its own. */
public final class StoredTrials {
  private StoredTrials() {}

  public static Trial trial(int number) {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("latent_size", new Value.Whole(16));
    values.put("beta", new Value.Real(1.0));
    values.put("training.shuffle", new Value.Flag(true));
    values.put("model.hidden", new Value.Text("[400, 200]"));
    return Trial.of(new TrialId(number), new Assignment(values), 42, TrialOrigin.SEQUENCE);
  }

  public static EpochMetrics epoch(int epoch) {
    return TrialNumbers.epoch(epoch, 131.5, -120.25, -121.125 + epoch, 100.1, 21.025, 7, 0.3, 0.04);
  }

  public static FinalMetrics metrics(double validIwae64Nats) {
    return TrialNumbers.finals(
        3,
        -120.5,
        0.25,
        99.5,
        21,
        OptionalDouble.of(-122),
        validIwae64Nats,
        0.2,
        9,
        0.125,
        List.of(0.001, 2.5, 1.0 / 3));
  }
}
