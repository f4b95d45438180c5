package dev.elbow.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.stats.Ranking;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InChromium
class PageBrowserTest {
  private static final String ACTIVE = "Tabulator.findTable('#trials')[0].getData('active')";
  private static final int BETA = 1;

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
  void every_chart_is_drawn() {
    browser.open(DemoSweep.of(40, 7));
    for (String id :
        List.of(
            "history-chart",
            "rd-chart",
            "parallel-chart",
            "curves-chart",
            "dimensions-chart",
            "use-chart",
            "radius-chart",
            "pca-radius-chart",
            "map-chart")) {
      assertThat(browser.number(Charts.option(id) + ".series.length")).as(id).isPositive();
    }
    assertThat(browser.number(Charts.option("parallel-chart") + ".series[0].data.length"))
        .isEqualTo(Ranking.of(DemoSweep.of(40, 7)).trials().size());
  }

  @Test
  void a_brush_on_an_axis_filters_the_table_and_the_scatter() {
    browser.open(DemoSweep.of(80, 7));
    browser.drag("#parallel-chart", pixel(1, 0), pixel(1, 1), pixel(4, 1));
    browser.await("!document.getElementById('brush-clear').hidden");
    browser.await(ACTIVE + ".length < 80");

    assertThat(browser.number(ACTIVE + ".length")).isBetween(5L, 60L);
    assertThat(browser.value(ACTIVE + ".every(row => row.p1 > 0.9 && row.p1 < 4.4)"))
        .isEqualTo(true);
    String dimmed =
        Charts.option("rd-chart")
            + ".series.filter(s => s.type === 'scatter').flatMap(s => s.data)"
            + ".filter(point => point.itemStyle && point.itemStyle.opacity === 0.1).length";
    assertThat(browser.number(dimmed)).isPositive();

    browser.click("#brush-clear");
    browser.await(ACTIVE + ".length === 80");
    assertThat(browser.number(dimmed)).isZero();
  }

  @Test
  void the_theme_follows_the_system_until_someone_chooses() {
    browser.open(DemoSweep.of(10, 7));
    String background = "getComputedStyle(document.body).backgroundColor";
    String text = Charts.option("history-chart") + ".yAxis[0].axisLabel.color";
    Object lightBackground = browser.value(background);
    Object lightText = browser.value(text);

    browser.emulate("screen", "dark");
    browser.await("document.documentElement.dataset.theme === 'dark'");
    assertThat(browser.value(background)).isNotEqualTo(lightBackground);
    assertThat(browser.value(text)).isNotEqualTo(lightText);

    browser.click("#theme-toggle");
    assertThat(browser.value(background)).isEqualTo(lightBackground);
    assertThat(browser.value(text)).isEqualTo(lightText);
    browser.script("localStorage.clear()");
  }

  @Test
  void hostile_names_stay_text_everywhere() {
    browser.open(HostileSweep.report());
    browser.script(Charts.chart("history-chart") + showTip(1));
    browser.script(Charts.chart("rd-chart") + showTip(firstDots()));
    String text = (String) browser.value("document.body.innerText");

    assertThat(text).contains(HostileSweep.SCRIPT, HostileSweep.IMAGE);
    assertThat(browser.value("document.querySelector('h1').textContent"))
        .isEqualTo(HostileSweep.SCRIPT);
    assertThat(browser.number("document.querySelectorAll('.tip').length")).isPositive();
    assertThat(browser.value("document.querySelector('.tip').textContent").toString())
        .contains(HostileSweep.IMAGE);
    assertThat(browser.number("document.scripts.length")).isEqualTo(4);
    assertThat(browser.number("document.querySelectorAll('[onerror], img[src=\"x\"]').length"))
        .isZero();
  }

  @Test
  void a_thousand_trials_put_only_the_rows_in_view_into_the_document() {
    browser.open(DemoSweep.of(1_000, 7));
    String rows = "document.querySelectorAll('#trials .tabulator-row').length";
    assertThat(browser.number(ACTIVE + ".length")).isEqualTo(1_000);
    assertThat(browser.number(rows)).isBetween(10L, 120L);
    browser.script("document.querySelector('#trials .tabulator-tableholder').scrollTop = 1e6");
    browser.await(
        "[...document.querySelectorAll('#trials .tabulator-row')].some(row =>"
            + " row.querySelector('[tabulator-field=\"state\"]').textContent === 'failed')");
    assertThat(browser.number(rows)).isBetween(10L, 120L);
  }

  @Test
  void ten_thousand_trials_open() {
    browser.open(DemoSweep.of(10_000, 7));
    assertThat(browser.number(ACTIVE + ".length")).isEqualTo(10_000);
    browser.type("#trials-search", "trial 9999 ");
    browser.await(ACTIVE + ".length === 1");
  }

  @Test
  void sweeps_with_little_to_show_say_so() {
    SweepReport demo = DemoSweep.of(40, 7);
    String charts =
        "[...document.querySelectorAll('.chart-empty')].map(empty => empty.textContent)";
    browser.open(DemoSweep.with(demo, List.of()));
    assertThat(browser.texts(charts)).hasSize(4).contains("No epoch has been finished yet.");
    browser.reopen(EmptyStates.running());
    assertThat(browser.texts(charts)).hasSize(3); // the curves are there already
    browser.reopen(DemoSweep.with(demo, EmptyStates.failed(demo)));
    assertThat(browser.texts(charts)).hasSize(4);
    browser.reopen(EmptyStates.bare());
    assertThat(browser.texts(charts)).hasSize(1);
  }

  @Test
  void fits_a_phone() {
    browser.open(DemoSweep.of(20, 7));
    browser.resize(390, 844);
    try {
      browser.reopen(DemoSweep.of(20, 7));
      assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    } finally {
      browser.unresize();
    }
  }

  @Test
  void paper_gets_a_plain_table_of_the_best_trials() {
    browser.open(DemoSweep.of(60, 7));
    String printed = "document.querySelector('.printed').offsetHeight";
    assertThat(browser.number(printed)).isZero();
    browser.emulate("print", "light");
    assertThat(browser.number(printed)).isPositive();
    assertThat(browser.number("document.getElementById('trials').offsetHeight")).isZero();
    assertThat(browser.number("document.querySelectorAll('.printed tbody tr').length"))
        .isEqualTo(25);
  }

  private double pixel(double value, int coordinate) {
    return ((Number) browser.value(Charts.axisPoint(BETA, value) + "[" + coordinate + "]"))
        .doubleValue();
  }

  private int firstDots() {
    return (int)
        browser.number(
            Charts.option("rd-chart") + ".series.findIndex(series => series.name === 'Feasible')");
  }

  private static String showTip(int series) {
    return ".dispatchAction({type: 'showTip', seriesIndex: " + series + ", dataIndex: 0})";
  }
}
