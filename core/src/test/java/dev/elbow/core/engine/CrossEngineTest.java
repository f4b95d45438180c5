package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one engine has trained, any other loads. */
class CrossEngineTest {
  private static final float ROUNDING = 1e-5f;

  static Stream<Arguments> pairs() {
    return VaeEngines.all().stream()
        .flatMap(from -> VaeEngines.all().stream().map(to -> Arguments.of(from.name(), to.name())));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_model_says_the_same_in_any_engine(String from, String to, @TempDir Path directory)
      throws IOException {
    for (ToyVae vae : ToyVae.networks().toList()) {
      Path place = directory.resolve(Integer.toString(vae.hashCode()));
      try (VaeLearner learner = vae.with(Algorithm.ADAM).learner(engine(from), 1)) {
        ToyVae.train(learner, 30, 1, .02);
        learner.model().save(place);
        try (VaeModel loaded = engine(to).load(place)) {
          assertSame(loaded, learner.model());
        }
      }
      assertThat(SavedModel.read(place).engine()).isEqualTo(from);
    }
  }

  private static void assertSame(VaeModel loaded, VaeModel model) {
    Matrix x = ToyVae.bits(BATCH, 2);
    Matrix z = ToyVae.codes(BATCH, 2);
    assertThat(loaded.config()).isEqualTo(model.config());
    assertThat(loaded.likelihood()).isEqualTo(model.likelihood());
    assertClose(loaded.encode(x).mean(), model.encode(x).mean());
    assertClose(loaded.encode(x).logVariance(), model.encode(x).logVariance());
    assertClose(loaded.decode(z), model.decode(z));
    assertClose(loaded.logLikelihoodGradient(x, z), model.logLikelihoodGradient(x, z));
    assertThat(loaded.logLikelihood(x, z))
        .containsExactly(model.logLikelihood(x, z), within(ROUNDING));
    assertThat(SavedWeights.of(loaded).weights()).isEqualTo(SavedWeights.of(model).weights());
  }

  private static void assertClose(Matrix actual, Matrix expected) {
    assertThat(actual.values()).containsExactly(expected.values(), within(ROUNDING));
  }

  private static VaeEngine engine(String name) {
    return VaeEngines.byName(name).orElseThrow();
  }
}
