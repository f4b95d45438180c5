package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.DynamicBitsContract;
import dev.elbow.core.engine.GradientContract;
import dev.elbow.core.engine.LearnerStateContract;
import dev.elbow.core.engine.OptimizerContract;
import dev.elbow.core.engine.PassContract;
import dev.elbow.core.engine.StepContract;
import dev.elbow.core.engine.VaeEngine;

/**
 * Steps that are queued without waiting for any, as on a GPU, on a processor: what is decided about
 * them where the gradient lies is what is decided on the host.
 */
class QueuedStepsTest
    implements StepContract,
        PassContract,
        GradientContract,
        OptimizerContract,
        LearnerStateContract,
        DynamicBitsContract {
  @Override
  public VaeEngine engine() {
    return new LibTorchEngine(true);
  }
}
