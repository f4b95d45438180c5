package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialKeepsakesTest {
  private static final TrialId TRIAL = new TrialId(1);
  private static final ImageShape SHAPE = new ImageShape(2, 2, 1);
  private static final Splits DATA =
      new Splits(
          Matrix.zeros(20, SHAPE.size()),
          Matrix.zeros(20, SHAPE.size()),
          Optional.empty(),
          SHAPE,
          Binarization.NONE);

  @TempDir Path directory;
  private RunDirectory run;

  @BeforeEach
  void createRun() {
    run = new RunDirectory(directory);
  }

  @Test
  void latents_of_which_no_kl_is_known_are_walked_along_all_the_same() {
    keepsakes(new NoMemoryToEncode(false)).draw(DATA, List.of());

    assertThat(List.of(run.traversals(TRIAL), run.nearest(TRIAL))).allMatch(Files::isRegularFile);
  }

  @Test
  void pictures_for_which_there_is_no_memory_leave_the_others() {
    keepsakes(new NoMemoryToEncode(true)).draw(DATA, List.of(1.0, 2.0));

    assertThat(List.of(run.reconstructions(TRIAL), run.traversals(TRIAL))).noneMatch(Files::exists);
    assertThat(List.of(run.samples(TRIAL), run.nearest(TRIAL))).allMatch(Files::isRegularFile);
  }

  @Test
  void a_picture_that_cannot_be_written_leaves_the_others() throws Exception {
    Files.createDirectories(run.samples(TRIAL).resolve("in the way"));

    keepsakes(new NoMemoryToEncode(false)).draw(DATA, List.of(1.0, 2.0));

    assertThat(run.samples(TRIAL)).isDirectory();
    assertThat(List.of(run.reconstructions(TRIAL), run.traversals(TRIAL), run.nearest(TRIAL)))
        .allMatch(Files::isRegularFile);
  }

  private TrialKeepsakes keepsakes(VaeModel model) {
    return new TrialKeepsakes(run, TRIAL, model);
  }

  /** Decodes everything as black; memory that runs out cannot be had of a real model. */
  private record NoMemoryToEncode(boolean fails) implements VaeModel {
    @Override
    public VaeConfig config() {
      return new VaeConfig(
          VaeConfig.Architecture.MLP,
          List.of(),
          VaeConfig.Activation.RELU,
          2,
          new Likelihood.Bernoulli());
    }

    @Override
    public Posterior encode(Matrix x) {
      if (fails) {
        throw new OutOfMemoryError("planted");
      }
      int latents = config().latentSize();
      return new Posterior(Matrix.zeros(x.rows(), latents), Matrix.zeros(x.rows(), latents));
    }

    @Override
    public Matrix decode(Matrix z) {
      return Matrix.zeros(z.rows(), dataSize());
    }

    @Override
    public int dataSize() {
      return SHAPE.size();
    }

    @Override
    public Likelihood likelihood() {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] logLikelihood(Matrix x, Matrix z) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void save(Path target) {}

    @Override
    public void close() {}
  }
}
