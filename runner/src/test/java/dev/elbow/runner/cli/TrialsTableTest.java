package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsTableTest {
  @TempDir Path runs;
  private RunDirectory run;

  @BeforeEach
  void createRun() throws IOException {
    run = ExampleRun.create(runs);
  }

  @Test
  void a_file_gets_every_column() {
    assertThat(header(Terminal.UNLIMITED).split(" +", -1))
        .containsExactly(
            "trial",
            "state",
            "verdict",
            "iwae64",
            "elbo",
            "distortion",
            "rate",
            "active",
            "collapse",
            "latent_size",
            "beta",
            "training.dropout",
            "time");
  }

  @Test
  void a_narrow_terminal_gets_as_many_of_the_usual_metrics_as_fit() {
    for (int width : new int[] {140, 130, 120, 110, 105}) {
      assertThat(lines(width)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
      assertThat(header(width)).startsWith("trial  state").contains("verdict", "iwae64", "beta");
    }
    assertThat(header(120)).contains("elbo").doesNotContain("collapse");
  }

  @Test
  void what_is_constrained_stays_however_narrow_the_terminal() {
    assertThat(header(20)).contains("verdict", "iwae64", "active").doesNotContain("elbo");
  }

  private String header(int width) {
    return lines(width).get(0);
  }

  private List<String> lines(int width) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Terminal terminal = new Terminal(nowhere, nowhere, false, false, true, () -> width);
    try (OpenRun open = OpenRun.of(run)) {
      RunSnapshot snapshot = open.snapshot();
      return new TrialsTable(open.spec(), open.standings(snapshot), terminal, ExampleRun.START)
          .lines(snapshot.trials());
    }
  }
}
