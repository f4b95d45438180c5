package dev.elbow.runner.worker;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells memory that has run out from what else may go wrong. */
final class MemoryShortage {
  /**
   * What tensor libraries put into their own exceptions: of C++ ({@code std::bad_alloc}), of ND4J
   * ({@code [DEVICE] allocation failed}, {@code Failed to allocate ... bytes}), of CUDA ({@code out
   * of memory}, {@code CUBLAS_STATUS_ALLOC_FAILED}).
   */
  private static final Predicate<String> SAYS_SO =
      Pattern.compile(
              "bad_alloc|out of memory|allocation failed|ALLOC_FAILED|failed to allocate"
                  + "|cannot allocate",
              Pattern.CASE_INSENSITIVE)
          .asPredicate();

  private MemoryShortage() {}

  /** What was short, for a person; empty if the failure has another cause. */
  static Optional<String> in(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20) // causes can go round in circles
        .filter(MemoryShortage::is)
        .findFirst()
        .map(cause -> "the worker ran out of memory: " + cause.getMessage());
  }

  private static boolean is(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || (failure.getMessage() != null && SAYS_SO.test(failure.getMessage()));
  }
}
