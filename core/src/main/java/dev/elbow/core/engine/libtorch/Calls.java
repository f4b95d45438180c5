package dev.elbow.core.engine.libtorch;

import java.util.Locale;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;

/**
 * Calls into the library from outside this package: nothing is recorded for automatic
 * differentiation, what is made within is freed at the end, and failures are told in one line.
 */
final class Calls {
  private Calls() {}

  static void run(Runnable work) {
    of(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * @throws OutOfMemoryError if the processor's or the GPU's memory is exhausted
   * @throws IllegalStateException if the library fails otherwise
   */
  static <T> T of(Supplier<T> work) {
    PointerScope scope = new PointerScope();
    InferenceMode mode = new InferenceMode(true);
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw translated(e);
    } finally {
      mode.deallocate();
      scope.close();
    }
  }

  /** The bindings throw plain RuntimeExceptions, whose message ends in a stack trace of C++. */
  private static RuntimeException translated(RuntimeException e) {
    if (e.getClass() != RuntimeException.class) {
      return e;
    }
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (isMemoryShortage(message.toLowerCase(Locale.ROOT))) {
      OutOfMemoryError shortage = new OutOfMemoryError(message);
      shortage.initCause(e);
      throw shortage;
    }
    return new IllegalStateException("LibTorch: " + message, e);
  }

  private static boolean isMemoryShortage(String message) {
    return message.contains("out of memory")
        || message.contains("can't allocate memory")
        || message.contains("bad_alloc")
        || message.contains("alloc_failed");
  }
}
