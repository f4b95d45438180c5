package dev.elbow.runner.spec;

import dev.elbow.core.data.DataConfig;
import dev.elbow.runner.space.SearchSpace;

/**
 * A sweep file, read and checked: everything a run needs to know.
 *
 * @param name letters, digits, {@code . _ -}; the directory under {@code runs/}
 * @param seed of everything random in the sweep
 * @param pictures for how many of the best trials the report shows images
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
    int pictures) {
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
   */
  public record Devices(DeviceRequest use, int slotsPerGpu) {}
}
