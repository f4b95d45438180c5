package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedTrialsTest {
  private static final String GRID =
      """
      name: planned
      method: grid
      parameters:
        beta: {min: 1, max: 4, points: 4}
        batch_size: {values: [64, 128]}
      data: {dataset: digits}
      """;

  @TempDir Path directory;

  private PlannedTrials planned(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), yaml);
    return PlannedTrials.of(((ReadResult.Valid) new SpecReader().read(file)).spec());
  }

  @Test
  void a_grid_is_planned_whole() throws IOException {
    assertThat(planned(GRID).total()).hasValue(8);
  }

  @Test
  void enqueued_trials_are_some_of_those_that_are_planned() throws IOException {
    assertThat(planned(GRID + "enqueue: [{beta: 2, batch_size: 64}]\n").total()).hasValue(8);
  }

  @Test
  void replicates_come_on_top_for_no_more_trials_than_there_are() throws IOException {
    assertThat(planned(GRID + "replicates: 3\n").total()).hasValue(8 + 15);
    assertThat(planned(GRID + "replicates: 3\nbudget: {trials: 2}\n").total()).hasValue(2 + 6);
    assertThat(planned(GRID + "replicates: 3\n").limit()).isEqualTo(8);
  }
}
