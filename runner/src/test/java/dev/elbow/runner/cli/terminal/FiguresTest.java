package dev.elbow.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void an_estimate_is_cut_after_two_digits_of_its_error() {
    assertThat(Figures.withError(-84.3149, 0.2718, true)).isEqualTo("-84.31 ± 0.27");
    assertThat(Figures.withError(-84.3149, 27.18, true)).isEqualTo("-84 ± 27");
    assertThat(Figures.withError(-84.3149, 0.00123, false)).isEqualTo("-84.3149 +- 0.0012");
    assertThat(Figures.withError(-84.3149, Double.NaN, true)).isEqualTo("-84.31");
    assertThat(Figures.withError(Double.NaN, 1, true)).isEqualTo("-");
  }

  @Test
  void a_setting_has_four_significant_digits_and_no_idle_zeros() {
    assertThat(Figures.setting(0.0012345678)).isEqualTo("0.001235");
    assertThat(Figures.setting(0.5)).isEqualTo("0.5");
    assertThat(Figures.setting(64)).isEqualTo("64");
    assertThat(Figures.setting(3e-5)).isEqualTo("3e-05");
    assertThat(Figures.setting(1.25e7)).isEqualTo("1.25e+07");
    assertThat(Figures.setting(-12.3456)).isEqualTo("-12.35");
  }

  @Test
  void a_small_share_is_not_rounded_to_nothing() {
    assertThat(Figures.metric(Metric.MMD_P_VALUE, 1 / 201.0)).isEqualTo("0.004975");
    assertThat(Figures.metric(Metric.COLLAPSE_FRACTION, 0.125)).isEqualTo("0.13");
    assertThat(Figures.metric(Metric.COLLAPSE_FRACTION, 0)).isEqualTo("0.00");
  }

  @Test
  void a_paragraph_breaks_between_words_and_never_within_one() {
    assertThat(Paragraph.wrap("the decoder does not use  the latents", "  ", 14))
        .containsExactly("  the decoder", "  does not use", "  the latents");
    assertThat(Paragraph.wrap("−19.6 ± 0.26 nats", "", 12)).containsExactly("−19.6 ± 0.26", "nats");
    assertThat(Paragraph.wrap("a generalisation gap", "", 4))
        .containsExactly("a", "generalisation", "gap");
  }

  @Test
  void durations_have_two_units_at_most() {
    assertThat(Figures.duration(Duration.ofMillis(8400))).isEqualTo("8 s");
    assertThat(Figures.duration(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
    assertThat(Figures.duration(Duration.ofMinutes(124))).isEqualTo("2 h 04 min");
  }

  @Test
  void columns_are_aligned_and_no_line_ends_in_blanks() {
    TextTable table =
        new TextTable()
            .column("trial", TextTable.Align.LEFT)
            .column("β", TextTable.Align.RIGHT)
            .row(List.of("0001", "0.5"))
            .row(List.of("2", "-"));

    assertThat(table.lines()).containsExactly("trial    β", "0001   0.5", "2        -");
  }
}
