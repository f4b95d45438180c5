package dev.elbow.runner.device;

import dev.elbow.core.model.Precision;
import java.util.Optional;

/** The part of an engine's tensor library that computes on GPUs. */
public sealed interface CudaBackEnd permits Nd4jCuda, LibTorchCuda {

  /** For a person, without the version: {@code nd4j-cuda-11.6}. */
  String library();

  String version();

  /** Which generations of GPUs it can use, as far as is known; empty if nothing is. */
  Optional<String> generations();

  /**
   * Why it cannot use a GPU, in words that go on a sentence about it; empty if it can, or if too
   * little is known of the GPU to say so.
   *
   * @param precision of the training
   */
  Optional<String> obstacle(Device gpu, Precision precision);

  /** {@code nd4j-cuda-11.6 1.0.0-M2.1}. */
  default String inFull() {
    return library() + " " + version();
  }
}
