package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.Processor;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Owns native objects: those made or kept here live until it is closed, whatever scope they were
 * made in, and are freed at once then.
 */
final class Memory implements AutoCloseable {
  private final Processor processor;
  private final Deque<Pointer> kept = new ArrayDeque<>();

  /**
   * @param processor where the tensors lie
   */
  Memory(Processor processor) {
    this.processor = processor;
  }

  Processor processor() {
    return processor;
  }

  /** Zeros that belong to this memory. */
  Tensor zeros(ScalarType type, long... shape) {
    return keep(temporary(type, shape));
  }

  /** Zeros of the type and shape of another tensor. */
  Tensor like(Tensor other) {
    return keep(torch.zeros_like(other));
  }

  /** Zeros in the same place that belong to the scope they are made in. */
  Tensor temporary(ScalarType type, long... shape) {
    DeviceType device = processor == Processor.GPU ? DeviceType.CUDA : DeviceType.CPU;
    TensorOptions options = new TensorOptions(type);
    return torch.zeros(shape, options.device(new DeviceOptional(new Device(device))));
  }

  /** Takes over something that was made in a scope, such as a view. */
  <P extends Pointer> P keep(P made) {
    made.retainReference();
    kept.push(made);
    return made;
  }

  /** Frees something earlier than the rest. */
  void free(Pointer made) {
    kept.remove(made);
    made.deallocate();
  }

  @Override
  public void close() {
    while (!kept.isEmpty()) {
      kept.pop().deallocate();
    }
    if (processor == Processor.GPU) {
      torch.emptyCache(); // LibTorch keeps what was freed; other processes on this GPU need it
    }
  }
}
