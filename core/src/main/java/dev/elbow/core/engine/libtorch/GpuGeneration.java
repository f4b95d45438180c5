package dev.elbow.core.engine.libtorch;

import dev.elbow.core.model.Precision;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;

/**
 * What the first visible GPU can compute in. LibTorch's bindings for CUDA, and with them the types
 * that they return, are on the class path of a build for GPUs alone, so they are called by name.
 */
final class GpuGeneration {
  static final String BINDINGS = "org.bytedeco.pytorch.global.torch_cuda";
  static final String PROPERTIES = "getDeviceProperties";

  /** Ampere, the first that multiplies in TF32 and bfloat16. */
  private static final int FIRST_MAJOR = 8;

  private GpuGeneration() {}

  /** Why it cannot train in a precision; empty also where its generation cannot be found out. */
  static Optional<String> obstacle(Precision precision) {
    try {
      Object properties =
          Class.forName(BINDINGS).getMethod(PROPERTIES, byte.class).invoke(null, (byte) 0);
      return obstacle(precision, number(properties, "major"), number(properties, "minor"));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  static Optional<String> obstacle(Precision precision, int major, int minor) {
    return precision == Precision.FP32 || major >= FIRST_MAJOR
        ? Optional.empty()
        : Optional.of(
            "%s needs a GPU of compute capability 8.0 or newer, and this one has %d.%d"
                .formatted(precision.name().toLowerCase(Locale.ROOT), major, minor));
  }

  /** The GPU's name and compute capability; empty where they cannot be found out. */
  static Optional<String> describe() {
    try {
      Object properties =
          Class.forName(BINDINGS).getMethod(PROPERTIES, byte.class).invoke(null, (byte) 0);
      BytePointer name = (BytePointer) properties.getClass().getMethod("name").invoke(properties);
      return Optional.of(
          "%s %d.%d"
              .formatted(
                  name.getString(), number(properties, "major"), number(properties, "minor")));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static int number(Object properties, String name) throws ReflectiveOperationException {
    Method getter = properties.getClass().getMethod(name);
    return (Integer) getter.invoke(properties);
  }
}
