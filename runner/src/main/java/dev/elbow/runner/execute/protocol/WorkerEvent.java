package dev.elbow.runner.execute.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.runner.trial.TrialEngine;
import java.util.List;

/**
 * One thing that a worker reports. Of each trial in order: {@link Ready}, an {@link Epoch} for each
 * epoch, then exactly one that says how it ended, unless the process dies before; and, after an end
 * that {@linkplain #leavesWorkerUsable leaves it usable}, {@link Idle}. All the while {@link Alive}
 * now and then. In a sweep that ends trainings early, the worker waits after each epoch for a
 * {@link DecisionLine}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerEvent.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerEvent.Epoch.class, name = "epoch"),
  @JsonSubTypes.Type(value = WorkerEvent.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = WorkerEvent.Stopped.class, name = "stopped"),
  @JsonSubTypes.Type(value = WorkerEvent.Diverged.class, name = "diverged"),
  @JsonSubTypes.Type(value = WorkerEvent.Untrainable.class, name = "untrainable"),
  @JsonSubTypes.Type(value = WorkerEvent.OutOfMemory.class, name = "out_of_memory"),
  @JsonSubTypes.Type(value = WorkerEvent.Broken.class, name = "broken"),
  @JsonSubTypes.Type(value = WorkerEvent.Alive.class, name = "alive"),
  @JsonSubTypes.Type(value = WorkerEvent.Idle.class, name = "idle")
})
public sealed interface WorkerEvent {

  /**
   * The data are loaded and the engine is there.
   *
   * @param engine that trains
   * @param data where the examples came from
   * @param dataSha256 of the files they were read from
   * @param done the epochs from the first to that of the checkpoint from which this attempt goes
   *     on; empty if it begins anew
   */
  record Ready(TrialEngine engine, String data, String dataSha256, List<EpochMetrics> done)
      implements WorkerEvent {
    public Ready {
      done = List.copyOf(done);
    }
  }

  /** An epoch is done. */
  record Epoch(EpochMetrics metrics) implements WorkerEvent {}

  /** Trained, and the model and its pictures are on disk. */
  record Finished(FinalMetrics metrics, Diagnosis diagnosis, int epochs) implements WorkerEvent {}

  /** The same of a training that its parent ended early. */
  record Stopped(String reason, FinalMetrics metrics, Diagnosis diagnosis, int epochs)
      implements WorkerEvent {}

  /**
   * A value was no longer finite.
   *
   * @param epoch from 1
   * @param step within the epoch, from 1; 0 when evaluating after the epoch
   */
  record Diverged(String reason, int epoch, int step) implements WorkerEvent {}

  /**
   * The settings do not fit together or the data, or the data cannot be read: it never will train.
   */
  record Untrainable(String reason) implements WorkerEvent {}

  /** The heap, the machine's memory or a GPU's was used up. */
  record OutOfMemory(String reason) implements WorkerEvent {}

  /** Something else went wrong, and the worker could still say what. */
  record Broken(String reason) implements WorkerEvent {}

  /** The process runs: said every other second from the beginning of a trial to its end. */
  record Alive() implements WorkerEvent {}

  /**
   * The trial is over and done with, {@linkplain LogEnd its log} included, and the worker waits for
   * the next one.
   */
  record Idle() implements WorkerEvent {}

  /**
   * Whether a process that ended a trial so may serve another one: anything but an orderly end may
   * have left it in any state.
   */
  default boolean leavesWorkerUsable() {
    return this instanceof Finished || this instanceof Stopped || this instanceof Diverged;
  }
}
