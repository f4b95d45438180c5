package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Completed;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Lost;
import dev.elbow.runner.trial.TrialOutcome.Stopped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which devices are taken to be broken: those on which one trial after the other failed. Different
 * trials, so that a trial that fails wherever it runs does not take a device with it. Never a core:
 * one is as good as the next, and what fails on cores fails for other reasons.
 */
final class DeviceHealth {
  /** So many trials in a row, as the README says. */
  static final int FAILURES = 3;

  private static final Set<Failed.Cause> AGAINST_DEVICE =
      Set.of(Failed.Cause.CRASHED, Failed.Cause.OUT_OF_MEMORY, Failed.Cause.LOST);

  /** The trials that failed on a device since one last computed something there. */
  private final Map<Device, Set<TrialId>> failures = new HashMap<>();

  private final Set<Device> aside = new HashSet<>();

  boolean isAside(Device device) {
    return aside.contains(device);
  }

  /** Whether an attempt ended in a way that a broken device might be the cause of. */
  static boolean speaksAgainst(TrialOutcome outcome) {
    return cause(outcome).filter(AGAINST_DEVICE::contains).isPresent();
  }

  /** Empty also for an attempt that was cut off on request. */
  private static Optional<Failed.Cause> cause(TrialOutcome outcome) {
    if (outcome instanceof Failed failed) {
      return Optional.of(failed.cause());
    }
    return outcome instanceof Lost lost ? lost.cause() : Optional.empty();
  }

  /** Learns from an attempt; says so, in a sentence, if the device is set aside now. */
  Optional<String> after(Device device, TrialId trial, TrialOutcome outcome) {
    if (computed(outcome)) {
      failures.remove(device);
    } else if (speaksAgainst(outcome) && device.kind() == Device.Kind.GPU) {
      failures.computeIfAbsent(device, one -> new HashSet<>()).add(trial);
    }
    boolean broken = failures.getOrDefault(device, Set.of()).size() >= FAILURES;
    return broken && aside.add(device)
        ? Optional.of(remark(device, reason(outcome)))
        : Optional.empty();
  }

  /** A divergence shows that a device computes as well as a result does. */
  private static boolean computed(TrialOutcome outcome) {
    return outcome instanceof Completed
        || outcome instanceof Stopped
        || cause(outcome).filter(Failed.Cause.DIVERGED::equals).isPresent();
  }

  private static String remark(Device device, String reason) {
    return "Warning: %s (%s) is set aside: %d trials in a row failed on it, the last because %s"
        .formatted(device.name(), device.description(), FAILURES, reason);
  }

  private static String reason(TrialOutcome outcome) {
    return outcome instanceof Failed failed ? failed.reason() : ((Lost) outcome).reason();
  }
}
