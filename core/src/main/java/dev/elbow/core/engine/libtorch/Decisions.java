package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.VaeLearner.Step;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What becomes of each step of a pass: an update, none, or the end. */
interface Decisions {

  /**
   * Concludes a step whose gradient has been computed.
   *
   * @param loss a scalar
   * @return false if training is known to have diverged, so that later steps have no effect
   */
  boolean conclude(Tensor loss);

  /** What each step came to, up to and including the first that is not finite. */
  List<Step> steps();
}
