package dev.elbow.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.DemoKinds;
import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialState;
import dev.elbow.reports.stats.Ranking;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InChromium
class ChosenTrialBrowserTest {
  private static final String WORDS = "document.getElementById('chosen-words').innerText";
  private static final String BARS = Charts.option("dimensions-chart") + ".series[0].data";
  private static final String MAP = Charts.option("map-chart");

  private final SweepReport report = DemoKinds.report();
  private Chromium browser;

  @BeforeEach
  void take(Chromium browser) {
    this.browser = browser;
  }

  @AfterEach
  void console_is_silent() {
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void is_the_best_trial_until_another_one_is_chosen() {
    browser.open(report);
    int best = Ranking.of(report).trials().get(0).trial().number();
    assertThat(words()).contains("Trial " + best, "prior hole", "Distributed code", "What to try");
    assertThat(browser.value("document.getElementById('best-diagnosis').innerText").toString())
        .contains("The best trial is not healthy.", "0.31 times as dense", "best healthy one");

    choose(DemoKinds.COLLAPSED);
    assertThat(words()).contains("full collapse", "the code says nothing").doesNotContain("hole");
    assertThat(browser.number(BARS + ".length")).isEqualTo(8);
    assertThat(browser.value("document.querySelector('#chosen-verdict .verdict').textContent"))
        .asString()
        .contains("full collapse");
  }

  @Test
  void activities_of_zero_are_slivers_below_the_line() {
    browser.open(report);
    choose(DemoKinds.COLLAPSED);
    assertThat(browser.value(BARS + ".every(bar => bar.value > 0 && bar.value < 0.01)"))
        .isEqualTo(true);
  }

  @Test
  void active_units_are_counted_among_all_dimensions_though_fewer_are_shown() {
    browser.open(DemoKinds.wider(report, 600, 580));
    choose(DemoKinds.WIDE);
    assertThat(browser.number(BARS + ".length")).isEqualTo(512);
    assertThat(browser.value(Charts.option("dimensions-chart") + ".title[0].text"))
        .isEqualTo("580 of 600 active; the first 512 are shown");
  }

  @Test
  void the_map_holds_the_busiest_dimensions_over_the_epochs() {
    browser.open(report);
    choose(DemoKinds.WIDE);
    int epochs = report.trials().get(DemoKinds.WIDE).curve().size();
    assertThat(browser.number(BARS + ".length")).isEqualTo(256);
    assertThat(browser.number(MAP + ".series[0].data.length")).isEqualTo(64L * epochs);
    assertThat(browser.value(MAP + ".yAxis[0].data.at(-1)")).isEqualTo(0L); // the largest KL
    assertThat(browser.value("document.getElementById('map-hint').textContent").toString())
        .contains("64 of 256");
  }

  @Test
  void charts_without_numbers_go_away_and_are_named() {
    browser.open(report);
    choose(DemoKinds.GAPS);
    assertThat(browser.number(visible(".trial-chart"))).isZero();
    assertThat(browser.value("document.getElementById('charts-missing').innerText").toString())
        .contains("activity and KL of each latent dimension", "KL of each dimension over");
    assertThat(words()).contains("Not measured", "Amortisation gap");

    choose(DemoKinds.WIDE);
    assertThat(browser.number(visible(".trial-chart"))).isEqualTo(5);
    assertThat(browser.number(visible("#charts-missing"))).isZero();
  }

  @Test
  void a_trial_that_diverged_has_words_and_no_numbers() {
    browser.open(report);
    choose(row(TrialState.FAILED));
    assertThat(words()).contains("diverged", "there is no model to examine", "Clip the gradient");
    assertThat(browser.number(visible("#chosen-numbers dt"))).isZero();
  }

  @Test
  void numbers_stand_by_group_with_their_errors_and_bounds() {
    browser.open(report);
    choose(DemoKinds.GAPS);
    String numbers =
        browser.value("document.getElementById('chosen-numbers').innerText").toString();
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('#chosen-numbers h3')].map(h => h.textContent)"))
        .containsExactlyInAnyOrder(
            "Bounds", "Latents", "Samples and prior", "Generalisation", "Decoder", "Run");
    assertThat(numbers).containsPattern("Mutual information\\s+≥ 8\\.\\d\\d nats");
    assertThat(numbers).containsPattern("Validation ELBO\\s+−\\d+\\.\\d\\d ± 0\\.\\d\\d nats");
  }

  @Test
  void only_its_own_pictures_are_shown_unless_all_are_asked_for() {
    browser.open(report);
    assertThat(browser.number(visible(".drawn"))).isEqualTo(1);
    browser.click("#pictures-all");
    assertThat(browser.number(visible(".drawn"))).isGreaterThan(5);
  }

  @Test
  void a_link_names_a_trial() {
    browser.open(report);
    int number = report.trials().get(DemoKinds.COLLAPSED).number();
    browser.script("location.hash = '#trial-" + number + "'");
    browser.await(WORDS + ".includes('full collapse')");
  }

  @Test
  void hostile_texts_stay_text() {
    browser.open(HostileSweep.report());
    assertThat(words()).contains(HostileSweep.SCRIPT, HostileSweep.IMAGE);
    assertThat(browser.value("document.getElementById('best-diagnosis').innerText").toString())
        .contains(HostileSweep.SCRIPT, HostileSweep.IMAGE);
    assertThat(browser.number("document.scripts.length")).isEqualTo(4);
    assertThat(browser.number("document.querySelectorAll('[onerror], img[src=\"x\"]').length"))
        .isZero();
  }

  @Test
  void sweeps_without_trials_or_diagnoses_say_so() {
    browser.open(DemoSweep.with(report, List.of()));
    assertThat(browser.value("document.getElementById('chosen-section').innerText").toString())
        .contains("No trial has started yet.");
    browser.reopen(EmptyStates.running());
    assertThat(words()).contains("Nothing was diagnosed: this trial is running.");
    browser.reopen(EmptyStates.bare());
    assertThat(words()).contains("Nothing was diagnosed: this trial is completed.");
    assertThat(browser.number(visible("#verdict-label"))).isZero();
    assertThat(browser.number("document.querySelectorAll('.verdict').length")).isZero();
  }

  private void choose(int row) {
    browser.script("document.getElementById('chosen-trial').value = '" + row + "'");
    browser.script("document.getElementById('chosen-trial').dispatchEvent(new Event('change'))");
  }

  private int row(TrialState state) {
    return (int) report.trials().stream().takeWhile(trial -> trial.state() != state).count();
  }

  private String words() {
    return browser.value(WORDS).toString();
  }

  private static String visible(String selector) {
    return "[...document.querySelectorAll('" + selector + "')].filter(e => e.offsetHeight).length";
  }
}
