package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.Processor;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/** Random numbers of the library's own generator, whose state can be written and read. */
final class RandomStream {
  private final Generator generator;
  private final GeneratorOptional optional;

  RandomStream(Memory memory, long seed) {
    generator = memory.keep(start(memory.processor()));
    seed(seed);
    optional = memory.keep(new GeneratorOptional(generator));
  }

  private static Generator start(Processor processor) {
    return processor == Processor.CPU
        ? torch.make_generator_cpu()
        : torch.globalContext().defaultGenerator(new Device(DeviceType.CUDA)).clone();
  }

  /** Starts again. The processor's generator takes 32 bits of a seed: all of it is mixed in. */
  void seed(long seed) {
    generator.set_current_seed(new SplittableRandom(seed).nextLong() >>> 32);
  }

  GeneratorOptional generator() {
    return optional;
  }

  void save(DataOutputStream out) throws IOException {
    byte[] bytes = Calls.of(this::state);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  void restore(DataInputStream in) throws IOException {
    int expected = Calls.of(this::state).length;
    int length = in.readInt();
    if (length != expected) {
      throw new IOException(
          "expected a generator's state of " + expected + " bytes, found " + length);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    Calls.run(() -> become(bytes));
  }

  private byte[] state() {
    Tensor state = generator.get_state();
    byte[] bytes = new byte[Math.toIntExact(state.numel())];
    state.data_ptr_byte().get(bytes);
    return bytes;
  }

  private void become(byte[] bytes) {
    Tensor state = generator.get_state();
    state.data_ptr_byte().put(bytes);
    generator.set_state(state);
  }
}
