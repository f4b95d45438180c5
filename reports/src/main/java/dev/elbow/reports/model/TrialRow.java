package dev.elbow.reports.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One trial.
 *
 * @param number from 1
 * @param origin why it was tried
 * @param reason why it failed or was stopped; empty if there is nothing to say
 * @param parameters one per parameter column
 * @param metrics one per metric column; empty where not measured
 * @param seconds wall time of the trial so far
 * @param finishedAt when its outcome was known
 * @param device it ran on; empty if it has not started
 * @param curve per epoch, in order
 * @param klPerDimensionNats mean KL of each latent dimension; empty if unknown
 * @param diagnosis empty if there is no trained model, or none was made
 */
public record TrialRow(
    int number,
    Origin origin,
    TrialState state,
    String reason,
    List<ParameterValue> parameters,
    List<OptionalDouble> metrics,
    OptionalDouble seconds,
    Optional<Instant> finishedAt,
    String device,
    Feasibility feasibility,
    List<EpochPoint> curve,
    List<Double> klPerDimensionNats,
    Optional<Diagnosis> diagnosis,
    Optional<Pictures> pictures) {
  public TrialRow {
    if (number < 1) {
      throw new IllegalArgumentException("trials are numbered from 1, not " + number);
    }
    parameters = List.copyOf(parameters);
    metrics = List.copyOf(metrics);
    curve = List.copyOf(curve);
    klPerDimensionNats = List.copyOf(klPerDimensionNats);
  }

  /** A trial of which it is not said why it was tried. */
  public TrialRow(
      int number,
      TrialState state,
      String reason,
      List<ParameterValue> parameters,
      List<OptionalDouble> metrics,
      OptionalDouble seconds,
      Optional<Instant> finishedAt,
      String device,
      Feasibility feasibility,
      List<EpochPoint> curve,
      List<Double> klPerDimensionNats,
      Optional<Diagnosis> diagnosis,
      Optional<Pictures> pictures) {
    this(
        number,
        Origin.UNSAID,
        state,
        reason,
        parameters,
        metrics,
        seconds,
        finishedAt,
        device,
        feasibility,
        curve,
        klPerDimensionNats,
        diagnosis,
        pictures);
  }

  /** The same trial, tried for this reason. */
  public TrialRow triedAs(Origin why) {
    return new TrialRow(
        number,
        why,
        state,
        reason,
        parameters,
        metrics,
        seconds,
        finishedAt,
        device,
        feasibility,
        curve,
        klPerDimensionNats,
        diagnosis,
        pictures);
  }
}
