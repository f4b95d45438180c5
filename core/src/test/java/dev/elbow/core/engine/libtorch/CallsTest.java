package dev.elbow.core.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.elbow.core.engine.Processor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CallsTest {
  @BeforeAll
  static void load() {
    LibTorchNatives.load();
  }

  @Test
  void a_failure_of_the_library_is_told_in_one_line() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Calls.run(() -> torch.mm(torch.zeros(2, 3), torch.zeros(2, 3))))
        .withMessageStartingWith("LibTorch: mat1 and mat2 shapes cannot be multiplied")
        .withMessageNotContaining("\n");
  }

  @Test
  void memory_that_cannot_be_had_is_out_of_memory() {
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> Calls.run(() -> torch.empty(1L << 50)))
        .withMessageContaining("allocate")
        .withMessageNotContaining("\n");
  }

  @Test
  void an_exception_of_the_caller_stays_what_it_is() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(
            () ->
                Calls.run(
                    () -> {
                      throw new IndexOutOfBoundsException("row");
                    }))
        .withMessage("row");
  }

  @Test
  void what_is_made_in_a_call_is_freed_at_its_end_and_what_memory_keeps_when_that_is_closed() {
    Tensor[] made = new Tensor[2];
    Memory memory = new Memory(Processor.CPU);

    Calls.run(
        () -> {
          made[0] = memory.temporary(ScalarType.Float, 3);
          made[1] = memory.zeros(ScalarType.Float, 3);
        });

    assertThat(made[0].isNull()).isTrue();
    assertThat(made[1].isNull()).isFalse();
    assertThat(made[1].numel()).isEqualTo(3);
    memory.close();
    assertThat(made[1].isNull()).isTrue();
  }
}
