package dev.elbow.runner.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlasKernelsTest {
  @Test
  void a_processor_with_avx512_gets_its_kernels_whoever_made_it() {
    List<String> info =
        List.of(
            "vendor_id\t: AuthenticAMD",
            "flags\t\t: fpu sse avx2 avx512f avx512dq avx512ifma avx512cd avx512bw avx512vl");

    assertThat(BlasKernels.of(info)).contains("SkylakeX");
  }

  @Test
  void without_all_of_avx512_openblas_chooses_itself() {
    assertThat(BlasKernels.of(List.of("flags\t\t: fpu sse avx2"))).isEmpty();
    assertThat(BlasKernels.of(List.of("flags : avx512f avx512cd"))).isEmpty();
    assertThat(BlasKernels.of(List.of())).isEmpty();
  }
}
