package dev.elbow.core.estimators.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportanceWeightedBoundTest {
  private static final List<Double> EIGENVALUES = List.of(5., 2.5, 1.2, .8, .3);
  private static final Matrix DATA = GaussianData.withCovariance(EIGENVALUES, 1200, 5);
  private static final LinearVae VAE = new LinearVae(EIGENVALUES, .4, 4, 3);
  private static final long NOISE = 3;

  @Test
  void one_pass_gives_what_a_pass_for_each_k_gives() {
    Posterior posterior = VAE.encode(DATA);

    List<ImportanceWeightedBound> bounds =
        ImportanceWeightedBound.of(posterior, VAE, DATA, List.of(7, 1), NOISE);

    for (ImportanceWeightedBound bound : bounds) {
      assertThat(bound.nats())
          .isEqualTo(ImportanceWeightedBound.perExample(posterior, VAE, DATA, bound.k(), NOISE));
    }
    assertThat(bounds).extracting(ImportanceWeightedBound::k).containsExactly(7, 1);
  }

  @Test
  void an_example_has_the_same_draws_however_many_follow_and_however_they_are_encoded() {
    double[] all = bounds(DATA, 3).get(0).nats();

    for (int examples : new int[] {1, 100, 513}) {
      Matrix first = DATA.rows(0, examples);
      assertThat(bounds(first, 3).get(0).nats())
          .isEqualTo(ImportanceWeightedBound.perExample(VAE.encode(first), VAE, first, 3, NOISE))
          .isEqualTo(Arrays.copyOf(all, examples));
    }
  }

  @Test
  void examples_and_draws_have_noise_of_their_own() {
    // Twice the same example: with shared noise, the two values would be equal.
    double[] twice = bounds(DATA.select(new int[] {0, 0}), 1).get(0).nats();
    List<ImportanceWeightedBound> once = bounds(DATA.rows(0, 1), 1, 2);

    assertThat(twice[0]).isNotEqualTo(twice[1]);
    assertThat(once.get(0).nats()[0]).isNotEqualTo(once.get(1).nats()[0]);
  }

  @Test
  void the_effective_sample_size_is_of_how_many_equal_weights_the_sum_is_worth() {
    assertThat(effectiveSampleSize(0, 0, 0, 0)).isCloseTo(4, within(1e-12));
    // Weights 1 and 3: 4² over 1 + 9.
    assertThat(effectiveSampleSize(-1000, -1000 + Math.log(3))).isCloseTo(1.6, within(1e-4));
    assertThat(effectiveSampleSize(-1000 + Math.log(3), -1000)).isCloseTo(1.6, within(1e-4));
    assertThat(effectiveSampleSize(-500, 0, -500)).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1.5, 4", "4, 3", "8, 1"})
  void the_bound_rises_from_the_elbo_to_the_log_likelihood(double beta, int latentSize) {
    LinearVae vae = new LinearVae(EIGENVALUES, .4, beta, latentSize);
    List<ImportanceWeightedBound> bounds =
        ImportanceWeightedBound.of(vae, vae, DATA, List.of(1, 5, 50, 500), NOISE);

    double[] exact = exact(vae, DATA);
    // Differences on the same examples and draws, against four of their standard errors.
    Estimate fromElbo = difference(bounds.get(0).nats(), exact);
    assertThat(fromElbo.mean())
        .isCloseTo(vae.elbo() - vae.logLikelihood(), within(4 * fromElbo.standardError()));
    for (int i = 1; i < bounds.size(); i++) {
      Estimate rise = difference(bounds.get(i).nats(), bounds.get(i - 1).nats());
      // From 50 draws on there is hardly anything left to rise by.
      assertThat(rise.mean()).isGreaterThan((i < 3 ? 2 : -2) * rise.standardError());
      Estimate left = difference(exact, bounds.get(i).nats());
      assertThat(left.mean()).isGreaterThan(-4 * left.standardError());
    }
    // Half the relative variance of the weights over k is left, (k/ESS − 1)/2k: less than .02.
    assertThat(difference(exact, bounds.get(3).nats()).mean()).isCloseTo(0, within(.02));
  }

  @Test
  void however_many_latents_no_more_than_a_block_is_drawn_at_once() {
    int latentSize = 65_536;
    Matrix x = Matrix.zeros(130, 1);
    int[] most = new int[2];
    Decoder decoder =
        decoder(
            (data, z) -> {
              most[0] = Math.max(most[0], z.rows());
              return new float[z.rows()];
            });

    double[] nats =
        ImportanceWeightedBound.of(
                data -> {
                  most[1] = Math.max(most[1], data.rows());
                  Matrix zeros = Matrix.zeros(data.rows(), latentSize);
                  return new Posterior(zeros, zeros);
                },
                decoder,
                x,
                List.of(1),
                NOISE)
            .get(0)
            .nats();

    // Posterior = prior and nothing said of x: every weight is 1.
    assertThat(nats).containsOnly(0);
    assertThat(most[0]).isBetween(2, 64);
    assertThat(most[1]).isBetween(2, 64);
  }

  @Test
  void no_draws_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bounds(DATA, 0))
        .withMessageContaining("k must be at least 1");
  }

  private static List<ImportanceWeightedBound> bounds(Matrix x, Integer... ks) {
    return ImportanceWeightedBound.of(VAE, VAE, x, List.of(ks), NOISE);
  }

  /** Of draws from the prior with these log-likelihoods, which are then the log-weights. */
  private static double effectiveSampleSize(double... logLikelihoods) {
    Decoder given =
        decoder(
            (x, z) -> {
              float[] result = new float[logLikelihoods.length];
              for (int i = 0; i < result.length; i++) {
                result[i] = (float) logLikelihoods[i];
              }
              return result;
            });
    Matrix x = Matrix.zeros(1, 1);
    Posterior prior = new Posterior(x, x);
    return ImportanceWeightedBound.of(prior, given, x, List.of(logLikelihoods.length), 1)
        .get(0)
        .effectiveSampleSizes()[0];
  }

  private interface Scorer {
    float[] score(Matrix x, Matrix z);
  }

  private static Decoder decoder(Scorer scorer) {
    return new Decoder() {
      @Override
      public Matrix decode(Matrix z) {
        return z;
      }

      @Override
      public float[] logLikelihood(Matrix x, Matrix z) {
        return scorer.score(x, z);
      }
    };
  }

  private static double[] exact(LinearVae vae, Matrix x) {
    double[] exact = new double[x.rows()];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = vae.logLikelihood(x.rows(i, i + 1).values());
    }
    return exact;
  }

  private static Estimate difference(double[] a, double[] b) {
    double[] differences = new double[a.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = a[i] - b[i];
    }
    return Estimate.over(differences);
  }
}
