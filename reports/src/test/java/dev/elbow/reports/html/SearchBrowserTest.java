package dev.elbow.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.DemoSearch;
import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.SearchFindings;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.stats.Ranking;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InChromium
class SearchBrowserTest {
  private static final int TRIALS = 40;
  private static final String HISTORY = Charts.option("history-chart");
  private static final String TRADE_OFF = Charts.option("tradeoff-chart");

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
  void the_parameters_that_matter_have_bars_and_curves_in_their_order() {
    SweepReport report = DemoSearch.of(TRIALS);
    browser.open(report);

    assertThat(texts("table.bars tbody td:first-child"))
        .containsExactly("latent_size", "beta", "learning_rate", "batch_size", "training.dropout");
    assertThat(texts("#dependences h4"))
        .containsExactly(
            "latent_size55 %",
            "beta36 %", "learning_rate14 %", "batch_size5 %", "training.dropout0 %");
    double main = width("table.bars tbody tr:first-child .bar-main");
    double more = width("table.bars tbody tr:first-child .bar-more");
    assertThat(main / more).isBetween(2.9, 3.6); // 0.42 to 0.13
    assertThat(browser.value("document.getElementById('insight-section').innerText").toString())
        .contains("fitted to 40 trials", "87 %", "this can be relied on");
    assertThat(browser.value("document.getElementById('insight-metric')")).isNull();
  }

  @Test
  void a_curve_stands_on_its_parameters_scale_among_the_trials() {
    SweepReport report = DemoSearch.of(TRIALS);
    browser.open(report);

    assertThat(browser.value(Charts.option("dependence-0") + ".xAxis[0].type")).isEqualTo("log");
    assertThat(browser.number(series(0, "Predicted") + ".length")).isEqualTo(25);
    assertThat(
            browser.number(
                series(0, "Feasible") + ".length + " + series(0, "Infeasible") + ".length"))
        .isEqualTo(Ranking.of(report).trials().size());
    assertThat(browser.number(series(4, "Feasible") + ".length"))
        .as("trials in which the dropout is active")
        .isLessThan(browser.number(series(0, "Feasible") + ".length"));
    assertThat(browser.value(Charts.option("dependence-1") + ".yAxis[0].min"))
        .isEqualTo(browser.value(Charts.option("dependence-0") + ".yAxis[0].min"));
    assertThat(browser.number(Charts.option("pair-chart") + ".series[0].data.length"))
        .isEqualTo(15 * 15);
  }

  @Test
  void a_point_in_a_curve_chooses_its_trial() {
    browser.open(DemoSearch.of(TRIALS));
    browser.script(
        Charts.chart("dependence-0")
            + "._zr && "
            + Charts.chart("dependence-0")
            + ".trigger('click', {data: {row: 11}})");
    browser.await("document.getElementById('chosen-trial').value === '11'");
    assertThat(words()).contains("Why it was tried: explores: predicted");
  }

  @Test
  void every_trial_says_why_it_was_tried() {
    browser.open(DemoSearch.of(TRIALS));
    String table = "Tabulator.findTable('#trials')[0]";

    assertThat(browser.value(table + ".getData().find(row => row.number === 11).origin"))
        .isEqualTo("exploits: " + DemoSearch.EXPLAINED);
    assertThat(texts("#trials [tabulator-field=origin] .origin"))
        .contains("enqueued", "exploits", "explores", "start design");
    browser.type("#trials-search", "point 3 of 8");
    browser.await(table + ".getData('active').length === 1");
    assertThat(browser.number(table + ".getData('active')[0].number")).isEqualTo(5);
  }

  @Test
  void the_history_tells_the_start_design_enqueued_and_stopped_trials_from_suggestions() {
    SweepReport report = DemoSearch.of(TRIALS);
    browser.open(report);
    String points = HISTORY + ".series.filter(s => s.type === 'scatter' && s.name !== 'Chosen')";

    assertThat(browser.texts(HISTORY + ".series.map(s => s.name)"))
        .contains("Stopped early", "Enqueued", "Start design", "Feasible", "Infeasible");
    assertThat(browser.number(points + ".flatMap(s => s.data).length"))
        .isEqualTo(Ranking.of(report).trials().size());
    browser.reopen(DemoSweep.of(TRIALS, 7));
    assertThat(browser.texts(HISTORY + ".series.map(s => s.name)"))
        .contains("Stopped early")
        .doesNotContain("Enqueued", "Start design");
  }

  @Test
  void two_objectives_are_shown_against_each_other_with_their_front() {
    SweepReport report = DemoSearch.withTwoObjectives(TRIALS);
    browser.open(report);
    Ranking ranking = Ranking.of(report);

    assertThat(
            browser.number(TRADE_OFF + ".series.find(s => s.name === 'Pareto front').data.length"))
        .isEqualTo(ranking.front());
    assertThat(browser.number(TRADE_OFF + ".series.find(s => s.name === 'Compromise').data[0].row"))
        .isEqualTo(ranking.trials().get(0).row());
    assertThat(browser.value(TRADE_OFF + ".xAxis[0].name")).asString().contains("→ better");
    assertThat(browser.value("document.querySelector('header').innerText").toString())
        .containsPattern("(minimise|maximise) \\w+( \\(nats\\))? and (minimise|maximise) \\w+");
    assertThat(browser.value("document.getElementById('insight-section').innerText").toString())
        .contains("Too few trials to tell");
    assertThat(browser.number(visible("#insight-metric"))).as("one has curves").isZero();
  }

  @Test
  void the_whole_front_is_in_sight_however_bad_its_ends_are() {
    SweepReport demo = DemoSearch.of(TRIALS);
    Objective distortion = new Objective("valid_distortion", Objective.Goal.MINIMIZE);
    browser.open(
        new SweepReport(
            demo.header(),
            new Objective("valid_rate", Objective.Goal.MINIMIZE, Optional.of(distortion)),
            demo.constraints(),
            demo.parameters(),
            demo.metrics(),
            demo.trials(),
            demo.provenance()));

    for (int axis = 0; axis < 2; axis++) {
      String range = TRADE_OFF + (axis == 0 ? ".xAxis[0]" : ".yAxis[0]");
      String front =
          TRADE_OFF + ".series.find(s => s.name === 'Pareto front').data.map(d => d.value[" + axis;
      assertThat(browser.number("Math.min(..." + front + "]))"))
          .as("the whole front is in sight")
          .isGreaterThanOrEqualTo(browser.number(range + ".min"));
      assertThat(browser.number("Math.max(..." + front + "]))"))
          .as("the whole front is in sight")
          .isLessThanOrEqualTo(browser.number(range + ".max"));
    }
  }

  @Test
  void replicates_are_told_with_their_mean_and_the_best_mean_comes_first() {
    SweepReport report = DemoSearch.withReplicates(TRIALS);
    browser.open(report);
    int best = report.findings().replications().get(0).trial();

    assertThat(browser.value("document.getElementById('best-title').textContent"))
        .isEqualTo("Best trial: " + best);
    assertThat(browser.value("document.getElementById('why').textContent"))
        .asString()
        .startsWith("Trial " + best + " has the highest mean validation L64 over 3 further");
    assertThat(
            browser.value("document.getElementById('replications-section').innerText").toString())
        .contains("−101.50 ± 0.25 nats", "−102.50 ± 0.25 nats");
    browser.click("#replications-section .run-link");
    assertThat(words()).contains("trained again: the settings of trial " + best);
  }

  @Test
  void what_cannot_be_told_has_its_reason_and_no_charts() {
    browser.open(
        DemoSearch.with(
            DemoSearch.of(TRIALS),
            new SearchFindings(List.of(DemoSearch.missing("valid_iwae64")), List.of())));
    assertThat(browser.value("document.getElementById('insight-section').innerText").toString())
        .contains("Too few trials to tell: 7");
    assertThat(browser.number(visible("#dependence-part"))).isZero();
    browser.reopen(DemoSweep.of(TRIALS, 7));
    assertThat(browser.value("document.getElementById('insight-section')")).isNull();
  }

  private String words() {
    return browser.value("document.getElementById('chosen-words').innerText").toString();
  }

  private List<String> texts(String selector) {
    return browser.texts(
        "[...document.querySelectorAll('" + selector + "')].map(e => e.textContent)");
  }

  private double width(String selector) {
    String box = "document.querySelector('" + selector + "').getBoundingClientRect()";
    return ((Number) browser.value(box + ".width")).doubleValue();
  }

  private static String series(int chart, String name) {
    return Charts.option("dependence-" + chart)
        + ".series.find(s => s.name === '"
        + name
        + "').data";
  }

  private static String visible(String selector) {
    return "[...document.querySelectorAll('" + selector + "')].filter(e => e.offsetHeight).length";
  }
}
