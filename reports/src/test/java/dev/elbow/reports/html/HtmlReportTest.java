package dev.elbow.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.DemoKinds;
import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.model.RunState;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final int MEGABYTE = 1_000_000;

  @TempDir Path directory;

  @Test
  void refers_to_nothing_outside_the_file() {
    String page =
        HtmlReport.render(DemoSweep.of(5, 1))
            .replace(PageAssets.CHARTS, "")
            .replace(PageAssets.TABLE, "");
    assertThat(page)
        .doesNotContainPattern("<(script|img|iframe)[^>]* src=\"(?!data:)")
        .doesNotContainPattern("<link[^>]* href=\"(?!data:)")
        .doesNotContain("@import", "sourceMappingURL", "http://", "https://");
  }

  @Test
  void allows_scripts_by_hash_only() {
    String page = HtmlReport.render(DemoSweep.of(5, 1)).replace("&#39;", "'");
    String policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
            .matcher(page)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    String scripts = policy.replaceAll(".*script-src ([^;]*);.*", "$1");
    assertThat(policy).startsWith("default-src 'none'").doesNotContain("http", "unsafe-eval");
    assertThat(scripts).doesNotContain("unsafe-inline").contains("sha256-");
  }

  @Test
  void hostile_texts_never_stand_as_markup() {
    String page = HtmlReport.render(HostileSweep.report());
    assertThat(page).doesNotContain(HostileSweep.SCRIPT, HostileSweep.IMAGE, "<img src=x");
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void a_thousand_trials_stay_well_under_five_megabytes() {
    int length = HtmlReport.render(DemoSweep.of(1_000, 1)).getBytes(StandardCharsets.UTF_8).length;
    assertThat(length).isLessThan(5 * MEGABYTE);
  }

  @Test
  void sixty_trials_with_many_latents_stay_below_six_megabytes() {
    SweepReport demo = DemoKinds.report();
    TrialRow wide = demo.trials().get(DemoKinds.WIDE);
    String page = HtmlReport.render(DemoSweep.with(demo, Collections.nCopies(60, wide)));
    int pictures =
        page.lines().filter(line -> line.contains("<img")).mapToInt(String::length).sum();
    assertThat(page.length() - pictures).isLessThan(6 * MEGABYTE);
  }

  @Test
  void says_plainly_that_the_best_trial_is_not_healthy() {
    String page = HtmlReport.render(DemoKinds.report());
    assertThat(page)
        .contains("The best trial is not healthy.", "The best healthy one is trial", "What to try")
        .contains("<th scope=\"col\">Verdict</th>");
    assertThat(HtmlReport.render(DemoSweep.of(60, 7)))
        .contains("id=\"best-diagnosis\"")
        .doesNotContain("The best trial is not healthy.");
  }

  @Test
  void says_that_curves_were_left_out() {
    assertThat(HtmlReport.render(DemoSweep.of(300, 1)))
        .contains("it holds the curves of the best 200 trials only");
    assertThat(HtmlReport.render(DemoSweep.of(100, 1))).doesNotContain("it holds the curves");
  }

  @Test
  void says_why_there_is_no_best_trial() {
    SweepReport demo = DemoSweep.of(40, 7);
    List<TrialRow> failed = EmptyStates.failed(demo);
    assertThat(HtmlReport.render(DemoSweep.with(demo, List.of())))
        .contains("No trial has started yet.");
    assertThat(HtmlReport.render(EmptyStates.running())).contains("No trial has finished yet.");
    assertThat(HtmlReport.render(DemoSweep.in(RunState.KILLED, EmptyStates.running())))
        .contains("No trial had ended with a value of the objective when the run ended.");
    assertThat(HtmlReport.render(DemoSweep.with(demo, failed)))
        .contains("No trial ended with a value of the objective.");
  }

  @Test
  void says_where_the_run_stands() {
    SweepReport demo = DemoSweep.of(3, 1);
    for (RunState state : RunState.values()) {
      assertThat(HtmlReport.render(DemoSweep.in(state, demo)))
          .contains("<dt>State</dt><dd>" + state.title() + "</dd>");
    }
  }

  @Test
  void shows_the_pictures_of_every_trial_that_comes_with_some() {
    SweepReport demo = DemoSweep.of(40, 7);
    long drawn = demo.trials().stream().filter(row -> row.pictures().isPresent()).count();
    assertThat(drawn).isGreaterThan(10);
    assertThat(HtmlReport.render(demo).split("Pictures of trial ", -1)).hasSize((int) drawn + 1);
  }

  @Test
  void says_that_there_are_no_pictures_and_no_test_split() {
    assertThat(HtmlReport.render(EmptyStates.bare()))
        .contains("No pictures were made", "No test split: every number is on the validation");
  }

  @Test
  void writes_the_page_into_a_directory_that_it_makes_and_leaves_nothing_else() throws IOException {
    Path file = directory.resolve("report/index.html");
    HtmlReport.write(DemoSweep.of(3, 1), file);
    HtmlReport.write(DemoSweep.of(4, 1), file);
    assertThat(Files.readString(file)).isEqualTo(HtmlReport.render(DemoSweep.of(4, 1)));
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }
}
