package dev.elbow.runner.device;

import dev.elbow.core.model.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds of Elbow with engines that nobody starts. */
final class FakeBuilds {
  static final String NO_BF16 = "bf16 needs a processor with bf16 instructions";
  static final String NO_TF32 = "tf32 is computed by GPUs alone";
  static final String NO_NATIVES = "there are no LibTorch natives for linux-arm64";

  private FakeBuilds() {}

  /** An engine dl4j alone, with nothing but its CPU back end. */
  static Engines dl4j() {
    return new Engines(List.of(dl4jBuild(Optional.empty())));
  }

  static Engines dl4j(CudaBackEnd cuda) {
    return new Engines(List.of(dl4jBuild(Optional.of(cuda))));
  }

  static EngineBuild dl4jBuild(Optional<CudaBackEnd> cuda) {
    return new EngineBuild("dl4j", FakeBuilds::fp32Alone, FakeBuilds::fp32Alone, cuda);
  }

  private static Optional<String> fp32Alone(Precision precision) {
    return precision == Precision.FP32
        ? Optional.empty()
        : Optional.of("engine dl4j computes in fp32 alone");
  }

  /** LibTorch on a processor without bf16. */
  static EngineBuild libtorchBuild(Optional<CudaBackEnd> cuda) {
    Map<Precision, String> refused = Map.of(Precision.BF16, NO_BF16, Precision.TF32, NO_TF32);
    return new EngineBuild(
        "libtorch",
        precision -> Optional.ofNullable(refused.get(precision)),
        precision -> Optional.empty(),
        cuda);
  }

  /** LibTorch on a platform for which there is none. */
  static EngineBuild libtorchWithoutNatives() {
    return new EngineBuild(
        "libtorch",
        precision -> Optional.of(NO_NATIVES),
        precision -> Optional.empty(),
        Optional.empty());
  }
}
