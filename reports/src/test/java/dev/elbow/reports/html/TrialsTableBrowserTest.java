package dev.elbow.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.model.SweepReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialsTableBrowserTest {
  private static final String COUNT = "document.getElementById('trials-count').textContent";

  private final SweepReport report = DemoSweep.of(60, 7);
  private Chromium browser;

  @BeforeAll
  void open(Chromium browser) {
    this.browser = browser;
    browser.open(report);
  }

  @BeforeEach
  void clear() {
    browser.click("#trials-clear");
    browser.await(COUNT + " === '60 trials'");
  }

  @AfterEach
  void console_is_silent() {
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void starts_with_the_best_trial_first() {
    int best = dev.elbow.reports.stats.Ranking.of(report).trials().get(0).trial().number();
    browser.click(header("rank"));
    browser.click(header("number"));
    browser.click(header("rank"));
    assertThat(shown("number").get(0)).isEqualTo(String.valueOf(best));
  }

  @Test
  void a_click_on_a_header_reorders_the_rows_and_a_second_one_reverses_them() {
    browser.click(header("p0"));
    List<Integer> ascending = integers(shown("p0"));
    assertThat(ascending).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(0);
    browser.click(header("p0"));
    List<Integer> descending = integers(shown("p0"));
    assertThat(descending).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(descending.get(0)).isGreaterThan(ascending.get(0));
  }

  @Test
  void a_column_filter_keeps_the_rows_on_one_side_of_a_number() {
    long expected =
        report.trials().stream()
            .filter(row -> row.metrics().get(4).isPresent())
            .filter(row -> row.metrics().get(4).getAsDouble() >= 8)
            .count();
    browser.type(header("m4") + " input", ">= 8");
    browser.await(COUNT + " === '" + expected + " of 60 trials'");
    assertThat(integers(shown("m4"))).allMatch(units -> units >= 8);
  }

  @Test
  void a_column_filter_takes_a_range() {
    browser.type(header("p0") + " input", "4..16");
    browser.await(COUNT + " !== '60 trials'");
    assertThat(integers(shown("p0"))).isNotEmpty().allMatch(size -> size >= 4 && size <= 16);
  }

  @Test
  void the_search_finds_the_reason_of_a_failure() {
    browser.type("#trials-search", "loss was NaN");
    browser.await(COUNT + " === '" + EmptyStates.failed(report).size() + " of 60 trials'");
    assertThat(shown("state")).isNotEmpty().containsOnly("failed");
  }

  @Test
  void the_state_filter_keeps_one_state() {
    browser.type("#trials-state", "stopped early");
    browser.await(COUNT + " !== '60 trials'");
    assertThat(shown("state")).isNotEmpty().containsOnly("stopped early");
  }

  @Test
  void the_verdict_filter_keeps_one_verdict() {
    browser.type("#trials-verdict", "prior hole");
    browser.await(COUNT + " !== '60 trials'");
    assertThat(shown("verdict")).isNotEmpty().allMatch(text -> text.equals("▲ prior hole"));
  }

  @Test
  void the_gravest_verdicts_sort_together() {
    browser.click(header("verdict"));
    assertThat(shown("verdict").get(0)).contains("diverged");
    browser.click(header("verdict"));
    assertThat(shown("verdict").get(0)).contains("healthy");
    browser.click(header("rank"));
  }

  @Test
  void more_columns_appear_on_request_and_leave_without_their_filter() {
    int column = report.metricIndex("c2st_accuracy").orElseThrow();
    String box = "#column-choice input[name=\"m" + column + "\"]";
    assertThat(browser.number(columns("m" + column))).isZero();
    browser.click("#more-columns summary");
    browser.click(box);
    assertThat(browser.number(columns("m" + column))).isEqualTo(1);
    browser.type(header("m" + column) + " input", "> 5");
    browser.await(COUNT + " === '0 of 60 trials'");
    browser.click(box);
    browser.await(COUNT + " === '60 trials'");
    assertThat(browser.number(columns("m" + column))).isZero();
    browser.click("#more-columns summary");
  }

  @Test
  void a_chosen_row_is_chosen_in_every_chart() {
    browser.click("#trials .tabulator-row:nth-child(4)");
    String number = shown("number").get(3);
    assertThat(
            browser.value("document.getElementById('chosen-trial').selectedOptions[0].textContent"))
        .asString()
        .startsWith("Trial " + number + " ");
    for (String chart : List.of("history-chart", "rd-chart")) {
      assertThat(
              browser.value(
                  "JSON.parse(document.getElementById('report-data').textContent).number["
                      + Charts.option(chart)
                      + ".series.find(s => s.name === 'Chosen').data[0].row]"))
          .as(chart)
          .isEqualTo(Long.valueOf(number));
    }
  }

  @Test
  void rows_are_chosen_with_the_keyboard() {
    browser.script("document.querySelector('#trials .tabulator-row').focus()");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
    browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    assertThat(
            browser.value(
                "document.querySelectorAll('#trials .tabulator-row')[1].classList.contains('chosen')"))
        .isEqualTo(true);
  }

  private static String header(String field) {
    return "#trials .tabulator-col[tabulator-field=\"" + field + "\"]";
  }

  private static String columns(String field) {
    return "[...document.querySelectorAll('"
        + header(field)
        + "')].filter(e => e.offsetWidth).length";
  }

  /** The texts of a column in the rows that are in the document, from the top. */
  private List<String> shown(String field) {
    return browser.texts(
        "[...document.querySelectorAll('#trials .tabulator-row')].map(row =>"
            + " row.querySelector('[tabulator-field=\""
            + field
            + "\"]').textContent)");
  }

  /** The distinct numbers in order; cells without one are left out. */
  private static List<Integer> integers(List<String> texts) {
    return new ArrayList<>(
        texts.stream().filter(text -> !text.equals("–")).map(Integer::valueOf).distinct().toList());
  }
}
