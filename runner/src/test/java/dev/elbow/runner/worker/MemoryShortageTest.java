package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryShortageTest {

  @Test
  void an_error_of_the_jvm_is_one_also_within_another_failure() {
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");

    assertThat(MemoryShortage.in(error)).contains("the worker ran out of memory: Java heap space");
    assertThat(MemoryShortage.in(new IllegalStateException("no graph", error)))
        .contains("the worker ran out of memory: Java heap space");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "std::bad_alloc",
        "[DEVICE] allocation failed; Error code: [2]",
        "Failed to allocate 1024 bytes of HOST memory",
        "CUDA error: out of memory",
        "CUBLAS_STATUS_ALLOC_FAILED"
      })
  void a_library_says_so_in_its_message(String message) {
    assertThat(MemoryShortage.in(new IllegalStateException(message)))
        .contains("the worker ran out of memory: " + message);
  }

  @Test
  void anything_else_is_none() {
    assertThat(MemoryShortage.in(new IllegalStateException("no such layer"))).isEmpty();
    assertThat(MemoryShortage.in(new IllegalStateException())).isEmpty();
  }
}
