package dev.elbow.runner.spec;

import dev.elbow.core.data.DataConfig;
import dev.elbow.runner.space.SearchSpace;
import java.util.List;
import java.util.OptionalInt;

/**
 * A sweep file, read and checked: everything a run needs to know.
 *
 * @param name letters, digits, {@code . _ -}; the directory under {@code runs/}
 * @param seed of everything random in the sweep
 * @param engines what trials may ask of engines: every combination that the space can give
 * @param retry which failed attempts are repeated
 * @param keep which files of finished trials stay
 */
public record SweepSpec(
    String name,
    long seed,
    SearchSpec search,
    Objectives objectives,
    Constraints constraints,
    SearchSpace space,
    TrialTemplate template,
    DataConfig data,
    Budget budget,
    DiagnosticsSpec diagnostics,
    Devices devices,
    List<EngineUse> engines,
    RetrySpec retry,
    KeepSpec keep) {
  public SweepSpec {
    engines = List.copyOf(engines);
  }

  /** How assignments are chosen. */
  public enum Method {
    GRID,
    RANDOM,
    SOBOL,
    /** Bayesian optimisation with Gaussian processes. */
    BAYES,
    /** Tree-structured Parzen estimators. */
    TPE,
    /** A genetic algorithm. */
    GENETIC
  }

  public Method method() {
    return search.method();
  }

  /** The first, or only, objective. */
  public MetricSpec metric() {
    return objectives.primary();
  }

  /**
   * The devices section.
   *
   * @param slotsPerGpu how many trials share one GPU
   * @param cpuSlots how many trials run on the cores at once; absent: one on each
   */
  public record Devices(DeviceRequest use, int slotsPerGpu, OptionalInt cpuSlots) {
    /** What a sweep has that says nothing of devices. */
    public static final Devices DEFAULT =
        new Devices(new DeviceRequest.Auto(), 1, OptionalInt.empty());

    public Devices withUse(DeviceRequest other) {
      return new Devices(other, slotsPerGpu, cpuSlots);
    }
  }
}
