package dev.elbow.core.training;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An engine in one precision: what is compared with PyTorch, and with the others.
 *
 * @param name of the engine
 */
record Side(String name, Precision precision) {

  /** Every engine that can train here, in every precision that it can. */
  static List<Side> all() {
    return VaeEngines.all().stream()
        .flatMap(
            engine ->
                Arrays.stream(Precision.values())
                    .filter(precision -> engine.obstacle(precision).isEmpty())
                    .map(precision -> new Side(engine.name(), precision)))
        .toList();
  }

  /** Every engine that can train here, in 32-bit floats. */
  static Stream<Side> inFloats() {
    return all().stream().filter(side -> side.precision == Precision.FP32);
  }

  VaeEngine engine() {
    return VaeEngines.byName(name).orElseThrow();
  }

  @Override
  public String toString() {
    return name + "-" + precision.name().toLowerCase(Locale.ROOT);
  }
}
