package dev.elbow.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.RowBlocks;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is held at once depends neither on how many examples there are nor on their latents. */
class BoundedMemoryTest {
  private static final int LATENTS = 4096;
  private static final int MOST_VALUES = 1 << 24;
  private static final LinearVae VAE =
      new LinearVae(GaussianSplits.EIGENVALUES, GaussianSplits.VARIANCE, 1);

  private final List<Integer> encodedRows = new ArrayList<>();

  /** Notes how many examples it is asked for at once. */
  private PlainModel watched() {
    PlainModel model = PlainModel.of(VAE).padded(LATENTS);
    return model.with(
        x -> {
          encodedRows.add(x.rows());
          return model.encode(x);
        });
  }

  @Test
  void ofManyExamplesNoMoreCodesAreHeldThanFit() {
    EvaluationData data = examples(50_000);
    Diagnostics diagnostics =
        new Diagnostics(
            List.of(AgainstPrior.RADIUS, new UseByDecoder(), new SampleQuality()), () -> 0);

    FinalMetrics metrics = diagnostics.examine(watched(), data);

    assertThat(metrics.gaps())
        .extracting(gap -> gap.what())
        .containsExactly("decoder use per dimension");
    assertThat(metrics.values().byMetric())
        .containsKeys(Metric.RADIUS_SHIFT, Metric.DECODER_USE, Metric.DENSITY_RATIO);
    assertThat(encodedRows).allMatch(rows -> rows <= MOST_VALUES / LATENTS);
    // The one sample that every comparison with the prior needs as a whole.
    assertThat(encodedRows).containsOnlyOnce(MOST_VALUES / LATENTS);
  }

  @Test
  void boundsAreMeasuredABlockAtATime() {
    EvaluationData data = examples(700);

    FinalMetrics metrics = new Diagnostics(List.of(new Bounds()), () -> 0).examine(watched(), data);

    assertThat(metrics.get(Metric.ACTIVE_UNITS)).isEqualTo(3);
    assertThat(encodedRows).allMatch(rows -> rows <= RowBlocks.size(LATENTS));
    // All examples of both splits, and one of each to learn the latent size.
    assertThat(encodedRows.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2 * (700 + 1));
  }

  private static EvaluationData examples(int count) {
    Matrix x = Matrix.zeros(count, GaussianSplits.EIGENVALUES.size());
    NormalNoise.seeded(1).fill(x);
    return new EvaluationData(x, x, Optional.empty(), new ImageShape(1, x.columns(), 1));
  }
}
