package dev.elbow.core.verdict;

import static dev.elbow.core.verdict.ModelNumbers.everythingWrong;
import static dev.elbow.core.verdict.ModelNumbers.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis.Remark;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HintsTest {

  static Stream<ModelNumbers> illModels() {
    ModelNumbers diverged =
        everythingWrong().with(Metric.SKIPPED_UPDATES, 0).with(Metric.VALID_ELBO, -1000);
    ModelNumbers collapsed =
        everythingWrong().with(Metric.SKIPPED_UPDATES, 0).with(Metric.VALID_RATE, .01);
    ModelNumbers overfit = collapsed.with(Metric.DECODER_USE, 50).with(Metric.VALID_RATE, 20);
    ModelNumbers hole = overfit.with(Metric.GENERALISATION_GAP, 0);
    ModelNumbers partial = hole.with(Metric.DENSITY_RATIO, 1);
    return Stream.of(diverged, collapsed, overfit, hole, partial);
  }

  @ParameterizedTest
  @MethodSource("illModels")
  void everyIllnessHasHintsWithGroundsAndASource(ModelNumbers model) {
    List<Remark> hints = model.diagnosed().hints();

    assertThat(hints).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    assertThat(hints).allSatisfy(hint -> assertThat(hint.text()).hasSizeGreaterThan(40));
    assertThat(hints)
        .anySatisfy(hint -> assertThat(hint.text()).containsPattern("[A-Z][a-z]+.* 20[12]\\d"));
  }

  @Test
  void theyNameTheBetaThatIs() {
    assertThat(titles(healthy().with(Metric.VALID_RATE, .01).with(Metric.KL_WEIGHT, 4)))
        .contains("Lower beta, now 4.00");
    assertThat(titles(healthy().with(Metric.VALID_RATE, .01).without(Metric.KL_WEIGHT)))
        .contains("Lower beta");
  }

  @Test
  void theyFollowWhatDecided() {
    assertThat(titles(healthy().with(Metric.DECODER_USE, 0)))
        .contains("Without free_bits, and with decoder_input_gain: 1")
        .noneMatch(title -> title.startsWith("Set free_bits"));
    assertThat(titles(healthy().with(Metric.SKIPPED_UPDATES, .5)))
        .anyMatch(title -> title.contains("skip_threshold"));
  }

  @Test
  void anOverfitModelOfLowBetaMayRaiseIt() {
    ModelNumbers overfit = healthy().with(Metric.GENERALISATION_GAP, 10);

    assertThat(titles(overfit.with(Metric.KL_WEIGHT, .5))).contains("Raise beta, now 0.50");
    assertThat(titles(overfit)).noneMatch(title -> title.startsWith("Raise beta"));
  }

  @Test
  void aPartlyCollapsedModelMayHaveAsManyLatentsAsAreActive() {
    ModelNumbers partial = healthy().with(Metric.ACTIVE_FRACTION, 5 / 32.);

    assertThat(titles(partial.with(Metric.ACTIVE_UNITS, 5))).contains("Fewer latents, about 5");
    assertThat(titles(partial.with(Metric.ACTIVE_UNITS, 0))).contains("Fewer latents");
  }

  private static List<String> titles(ModelNumbers model) {
    return model.diagnosed().hints().stream().map(Remark::title).toList();
  }
}
