package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Likelihood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models on disk. */
public interface SavedModelContract extends EngineUnderTest {

  @ParameterizedTest
  @MethodSource("dev.elbow.core.engine.ToyVae#likelihoods")
  default void a_saved_model_says_the_same_when_loaded(
      Likelihood likelihood, @TempDir Path directory) throws IOException {
    Matrix x = ToyVae.bits(6, 1);
    Matrix z = ToyVae.codes(6, 1);
    Path model = directory.resolve("new/model");
    ToyVae vae = ToyVae.with(likelihood).withDecoderInputGain(.5);
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      ToyVae.train(learner, 30, 1, .02);
      learner.model().save(model);
      VaeModel saved = learner.model();

      try (VaeModel loaded = engine().load(model)) {
        assertThat(loaded.config()).isEqualTo(saved.config());
        assertThat(loaded.dataSize()).isEqualTo(saved.dataSize());
        assertThat(loaded.encode(x).mean().values()).isEqualTo(saved.encode(x).mean().values());
        assertThat(loaded.encode(x).logVariance().values())
            .isEqualTo(saved.encode(x).logVariance().values());
        assertThat(loaded.decode(z).values()).isEqualTo(saved.decode(z).values());
        assertThat(loaded.logLikelihood(x, z)).isEqualTo(saved.logLikelihood(x, z));
      }
    }
  }

  @Test
  default void a_missing_or_truncated_model_is_an_io_exception(@TempDir Path directory)
      throws IOException {
    assertThatThrownBy(() -> engine().load(directory.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
    for (Path file : saveAndList(directory)) {
      byte[] whole = Files.readAllBytes(file);
      for (int length : new int[] {0, whole.length / 2}) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> engine().load(file.getParent()))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(file.getFileName().toString());
      }
      Files.write(file, whole);
    }
  }

  private List<Path> saveAndList(Path directory) throws IOException {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      learner.model().save(directory);
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
