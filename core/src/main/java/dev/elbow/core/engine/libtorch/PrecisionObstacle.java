package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.Processor;
import dev.elbow.core.model.Precision;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch;

/** What keeps LibTorch from training in a precision in this process. */
final class PrecisionObstacle {
  private PrecisionObstacle() {}

  /** A sentence for a person. Starts the library, if it is there. */
  static Optional<String> to(Precision precision) {
    return LibTorchNatives.missing()
        .or(LibTorchNatives::unloadable)
        .or(() -> to(precision, processor()));
  }

  /** What this process's models are computed on: a GPU if LibTorch can use one. */
  static Processor processor() {
    LibTorchNatives.load();
    return torch.cuda_is_available() ? Processor.GPU : Processor.CPU;
  }

  static Optional<String> to(Precision precision, Processor processor) {
    if (processor == Processor.GPU) {
      return GpuGeneration.obstacle(precision);
    }
    return switch (precision) {
      case FP32 -> Optional.empty();
      case BF16 -> Bf16Instructions.obstacle();
      case TF32 -> Optional.of("tf32 is computed by GPUs alone, not by processor cores");
    };
  }
}
