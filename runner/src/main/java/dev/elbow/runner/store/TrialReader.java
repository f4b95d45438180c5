package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a run's database, also while another process writes to it: every call sees one consistent
 * moment. Safe for several threads, which take turns. Everything returned belongs to the caller.
 *
 * @see SqliteTrialStore#openReadOnly
 */
public interface TrialReader extends AutoCloseable {

  /** The run and all its trials, as they are now. */
  RunSnapshot snapshot();

  /**
   * The same, but of each trial's numbers only what tells its place among the others: its verdict,
   * without the reasons, and these metrics as they were at its end or, where it has not come to
   * one, its last epoch's. A long run's snapshot is large; this is not.
   */
  RunSnapshot outline(Set<Metric> metrics);

  /** How the run is going, quickly. */
  RunPulse pulse();

  /** How many trials have come to their result since a moment, by their latest attempts. */
  int finishedSince(Instant moment);

  /** One trial as it is now; empty if the run has no such trial. */
  Optional<TrialRecord> trial(TrialId trial);

  /** The epochs of the trial's latest attempt, in order; empty if there are none. */
  List<EpochMetrics> epochs(TrialId trial);

  /** Every attempt at a trial, in order; empty if it was never tried. */
  List<Attempt> attempts(TrialId trial);

  /** The attempts that are going on, or were when the run's process died, by trial. */
  List<Attempt> openAttempts();

  /**
   * The trials with the best values of a metric at their end, the best first and of equals the
   * first.
   *
   * @param highest whether more is better
   */
  List<TrialRecord> foremost(Metric metric, boolean highest, int count);

  /** The run and the epochs of all its trials, as they are now, in one pass. */
  RunHistory history();

  /** What the run's search knows of earlier runs, in the order in which it was told. */
  List<EarlierTrial> earlier();

  /**
   * What every training has reached: the β = 1 validation ELBO [nats] after each epoch, from the
   * first, NaN where it is unknown. Of a trial that was tried several times, each epoch as the
   * latest attempt had it that got so far, which need not be the latest one. Trials without an
   * epoch are missing.
   */
  Map<TrialId, List<Double>> validElbos();

  @Override
  void close();
}
