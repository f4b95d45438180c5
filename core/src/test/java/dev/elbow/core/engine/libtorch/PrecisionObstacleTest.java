package dev.elbow.core.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.engine.Processor;
import dev.elbow.core.model.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionObstacleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flags\t\t: fpu avx512f avx512_bf16 clflush",
        "flags\t\t: fpu amx_tile amx_bf16",
        "Features\t: fp asimd i8mm bf16 dgh"
      })
  void bf16_runs_where_the_processor_multiplies_it(String flags) {
    assertThat(Bf16Instructions.obstacle(List.of("processor\t: 0", flags))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flags\t\t: fpu avx2 avx512f avx512bw",
        "Features\t: fp asimd i8mm",
        "model name\t: an avx512_bf16 in name only",
        ""
      })
  void bf16_is_refused_elsewhere_with_what_is_missing(String flags) {
    assertThat(Bf16Instructions.obstacle(List.of("processor\t: 0", flags)))
        .contains(
            "bf16 needs a processor with bf16 instructions (avx512_bf16 or amx_bf16, on Arm bf16),"
                + " and this one has none");
  }

  @Test
  void tf32_needs_a_gpu() {
    assertThat(PrecisionObstacle.to(Precision.TF32, Processor.CPU))
        .contains("tf32 is computed by GPUs alone, not by processor cores");
    assertThat(PrecisionObstacle.to(Precision.FP32, Processor.CPU)).isEmpty();
  }

  @Test
  void a_gpu_needs_to_be_of_the_generation_that_brought_the_format() {
    assertThat(GpuGeneration.obstacle(Precision.TF32, 7, 5))
        .contains("tf32 needs a GPU of compute capability 8.0 or newer, and this one has 7.5");
    assertThat(GpuGeneration.obstacle(Precision.BF16, 8, 0)).isEmpty();
    assertThat(GpuGeneration.obstacle(Precision.BF16, 12, 0)).isEmpty();
    assertThat(GpuGeneration.obstacle(Precision.FP32, 6, 1)).isEmpty();
  }
}
