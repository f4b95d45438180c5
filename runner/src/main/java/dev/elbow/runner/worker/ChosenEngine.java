package dev.elbow.runner.worker;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import dev.elbow.runner.device.DeviceEnvironment;
import dev.elbow.runner.device.EngineChoice;
import dev.elbow.runner.device.Engines;
import dev.elbow.runner.spec.EngineSetting;
import dev.elbow.runner.spec.TrialConfig;
import dev.elbow.runner.trial.TrialEngine;
import java.util.Map;
import java.util.Optional;

/**
 * The engine that trains a trial in this process: no other one's library is started.
 *
 * @param precision of the matrix products
 * @param reason why this one, where the sweep file leaves it to Elbow
 */
record ChosenEngine(VaeEngine engine, Precision precision, Optional<String> reason) {

  /**
   * The engine that the sweep file asks for, or the fastest that can use this process's device.
   *
   * @throws WorkerException if there is none that trains as the trial wants it
   * @throws WrongDeviceException if its library does not use the device
   */
  static ChosenEngine of(TrialConfig config, Map<String, String> environment)
      throws WorkerException {
    Precision precision = config.training().precision();
    ChosenEngine chosen =
        config.engine() == EngineSetting.AUTO
            ? fastest(precision, environment)
            : new ChosenEngine(byName(config.engine().id()), precision, Optional.empty());
    chosen.require(Precision.FP32);
    DevicePromise.check(chosen.engine, environment);
    chosen.require(precision);
    return chosen;
  }

  private static ChosenEngine fastest(Precision precision, Map<String, String> environment)
      throws WorkerException {
    EngineChoice choice =
        Engines.onClassPath()
            .choose(EngineSetting.AUTO, precision, DeviceEnvironment.device(environment));
    if (choice.engine().isEmpty()) {
      throw new WorkerException(choice.reason());
    }
    return new ChosenEngine(byName(choice.engine().get()), precision, Optional.of(choice.reason()));
  }

  private static VaeEngine byName(String name) throws WorkerException {
    return VaeEngines.byName(name)
        .orElseThrow(() -> new WorkerException("this build has no engine " + name));
  }

  private void require(Precision wanted) throws WorkerException {
    Optional<String> obstacle = engine.obstacle(wanted);
    if (obstacle.isPresent()) {
      throw new WorkerException(obstacle.get());
    }
  }

  /** For the trial's provenance. */
  TrialEngine facts() {
    return new TrialEngine(engine.facts(), precision, reason);
  }
}
