package dev.elbow.runner.device;

import dev.elbow.core.model.Precision;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.EngineUse;
import dev.elbow.runner.spec.Problem;
import dev.elbow.runner.spec.SweepSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether this machine can do what a sweep file says of engines and precisions: each combination
 * that a trial may ask for needs a device, among those that the sweep may use, on which there is an
 * engine for it.
 */
public final class EngineChecks {
  private final Supplier<Devices> machine;

  /**
   * @param machine looked at only for a sweep that says something of engines
   */
  public EngineChecks(Supplier<Devices> machine) {
    this.machine = machine;
  }

  /**
   * A problem for each combination that is not to be had, at the place of the setting.
   *
   * @param use on which devices trials may run
   */
  public List<Problem> problems(SweepSpec spec, DeviceRequest use) {
    if (spec.engines().stream().noneMatch(EngineUse::isWritten)) {
      return List.of();
    }
    Devices devices = machine.get();
    List<Device> candidates = candidates(devices, use);
    return spec.engines().stream()
        .flatMap(asked -> problem(devices.engines(), candidates, asked).stream())
        .distinct()
        .toList();
  }

  /** None if the request itself cannot be met: that is said elsewhere. */
  private static List<Device> candidates(Devices devices, DeviceRequest use) {
    if (use instanceof DeviceRequest.Cpu) {
      return devices.cpus();
    }
    if (use instanceof DeviceRequest.Gpu) {
      return devices.gpus();
    }
    return use instanceof DeviceRequest.Listed listed ? named(devices, listed) : devices.all();
  }

  private static List<Device> named(Devices devices, DeviceRequest.Listed listed) {
    DeviceNames known = new DeviceNames(devices.all());
    try {
      return listed.names().stream().flatMap(name -> known.named(name).stream()).toList();
    } catch (DeviceException e) {
      return List.of();
    }
  }

  private static Optional<Problem> problem(
      Engines engines, List<Device> candidates, EngineUse asked) {
    if (candidates.isEmpty() || isPossible(engines, candidates, asked, asked.precision())) {
      return Optional.empty();
    }
    String why = reasons(engines, candidates, asked);
    return isPossible(engines, candidates, asked, Precision.FP32)
        ? asked.precisionProblem(why)
        : asked.engineProblem(why);
  }

  private static boolean isPossible(
      Engines engines, List<Device> candidates, EngineUse asked, Precision precision) {
    return candidates.stream()
        .anyMatch(device -> engines.obstacle(asked.engine(), precision, device).isEmpty());
  }

  /** Each once, with the devices' names where there is more than one. */
  private static String reasons(Engines engines, List<Device> candidates, EngineUse asked) {
    Map<String, Device> reasons = new LinkedHashMap<>();
    for (Device device : candidates) {
      engines
          .obstacle(asked.engine(), asked.precision(), device)
          .ifPresent(why -> reasons.putIfAbsent(why, device));
    }
    return reasons.size() == 1
        ? reasons.keySet().iterator().next()
        : reasons.entrySet().stream()
            .map(entry -> entry.getValue().name() + ": " + entry.getKey())
            .collect(Collectors.joining("; "));
  }
}
