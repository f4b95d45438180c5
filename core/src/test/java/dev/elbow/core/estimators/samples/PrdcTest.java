package dev.elbow.core.estimators.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrdcTest {

  @Test
  void pointsOnALineAreCountedByHand() {
    // Balls of k = 1 around 0, 1, 3 reach 1, 1, 2; around .5, 2.5, 9 they reach 2, 2, 6.5. Ends do
    // not belong to a ball.
    Matrix real = new Matrix(new float[] {0, 1, 3}, 3, 1);
    Matrix generated = new Matrix(new float[] {.5f, 2.5f, 9}, 3, 1);

    Prdc prdc = Prdc.of(real, generated, 1, 3, 1);

    // .5 is in the balls of 0 and 1, 2.5 in that of 3, 9 in none.
    assertThat(prdc.precision().mean()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(prdc.density().mean()).isCloseTo(1, within(1e-12));
    assertThat(prdc.coverage().mean()).isCloseTo(1, within(1e-12));
    assertThat(prdc.recall().mean()).isCloseTo(1, within(1e-12));
  }

  @Test
  void underEqualDistributionsDensityIsOneAndCoverageThirtyOneOfThirtyTwo() {
    Prdc[] repetitions =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    Prdc.of(
                        NormalRows.standard(400, 6, 2L * i),
                        NormalRows.standard(400, 6, 2L * i + 1),
                        i))
            .toArray(Prdc[]::new);

    // Standard errors from the spread of 12 independent repetitions.
    Estimate density = over(repetitions, prdc -> prdc.density().mean());
    assertThat(density.mean()).isCloseTo(1, within(4 * density.standardError()));
    // A point is missed if the 5 nearest of its 399 neighbours and 400 generated points are all
    // neighbours: .0307 here, 2⁻⁵ = .0313 for many points.
    double missed =
        IntStream.range(0, 5).mapToDouble(i -> (399.0 - i) / (799 - i)).reduce(1, (a, b) -> a * b);
    Estimate coverage = over(repetitions, prdc -> prdc.coverage().mean());
    assertThat(coverage.mean()).isCloseTo(1 - missed, within(4 * coverage.standardError()));
    assertThat(1 - missed).isCloseTo(.969, within(.001));
    assertThat(coverage.standardError()).isLessThan(.005);
    assertThat(density.standardError()).isLessThan(.02);
  }

  private static Estimate over(Prdc[] repetitions, ToDoubleFunction<Prdc> value) {
    return Estimate.over(
        IntStream.range(0, repetitions.length)
            .mapToDouble(i -> value.applyAsDouble(repetitions[i]))
            .toArray());
  }

  @Test
  void generatedPointsFarFromTheDataLoseEverything() {
    Prdc prdc = Prdc.of(NormalRows.standard(300, 6, 1), NormalRows.of(300, 6, 10, 1, 2), 1);

    assertThat(prdc.precision().mean()).isZero();
    assertThat(prdc.recall().mean()).isZero();
    assertThat(prdc.density().mean()).isZero();
    assertThat(prdc.coverage().mean()).isZero();
  }

  @Test
  void pointsInOnePartOfTheDataKeepFidelityAndLoseDiversity() {
    Prdc prdc = Prdc.of(NormalRows.standard(300, 6, 1), NormalRows.of(300, 6, 0, .2, 2), 1);

    assertThat(prdc.precision().mean()).isOne();
    assertThat(prdc.density().mean()).isGreaterThan(1);
    assertThat(prdc.recall().mean()).isLessThan(.1);
    assertThat(prdc.coverage().mean()).isLessThan(.8);
  }

  @Test
  void pointsAllOverThePlaceKeepRecallAndLoseTheRest() {
    Prdc prdc = Prdc.of(NormalRows.standard(300, 6, 1), NormalRows.of(300, 6, 0, 4, 2), 1);

    assertThat(prdc.recall().mean()).isGreaterThan(.95);
    assertThat(prdc.precision().mean()).isLessThan(.2);
    assertThat(prdc.density().mean()).isLessThan(.1);
    assertThat(prdc.coverage().mean()).isLessThan(.3);
  }

  @Test
  void generatedPointsThatAreAllOneAreAResultAndNotAnError() {
    Prdc prdc = Prdc.of(NormalRows.standard(50, 3, 1), Matrix.zeros(50, 3), 1);

    assertThat(prdc.recall().mean()).isZero();
    assertThat(prdc.coverage().mean()).isLessThan(.5);
  }

  @Test
  void featuresAreCoordinatesAlongTheComponentsOfTrainingExamples() {
    Matrix training = NormalRows.standard(80, 200, 1);

    assertThat(PrdcFeatures.fit(training, 1).of(NormalRows.standard(7, 200, 2)).columns())
        .isEqualTo(50);
    assertThat(PrdcFeatures.fit(training.rows(0, 20), 1).of(training).columns()).isEqualTo(19);
    assertThat(PrdcFeatures.fit(training, 3, 10, 1).of(training).columns()).isEqualTo(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrdcFeatures.fit(training, 1).of(NormalRows.withNaN(training)))
        .withMessageContaining("NaN");
  }

  @Test
  void equalPointsTooFewPointsAndWhatIsNotFiniteAreRejected() {
    Matrix fine = NormalRows.standard(20, 3, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prdc.of(fine, fine.rows(0, 6), 1))
        .withMessageContaining("at least 7 points of either kind, not 6");
    assertThatIllegalArgumentException().isThrownBy(() -> Prdc.of(fine, fine, 0, 20, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prdc.of(Matrix.zeros(20, 3), fine, 1))
        .withMessageContaining("equal");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prdc.of(fine, NormalRows.withNaN(fine), 1))
        .withMessageContaining("NaN");
  }
}
