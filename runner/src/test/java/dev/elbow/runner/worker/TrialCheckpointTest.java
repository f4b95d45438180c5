package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.trial.FakeEngine;
import dev.elbow.runner.trial.TrialNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

class TrialCheckpointTest {
  private static final EpochMetrics EPOCH =
      TrialNumbers.epoch(1, Double.NaN, -100, -0.1, 80, 21, 5, 0, 0.01);
  private static final TrialCheckpoint.Ending ENDING =
      new TrialCheckpoint.Ending(
          new WorkerEvent.Ready(FakeEngine.version("1.0"), "nothing", "00ff", List.of(EPOCH)),
          new WorkerEvent.Stopped(
              "behind 2 of 2 others",
              TrialNumbers.finals(
                  2, -0.1, 0.1, 80, 20, OptionalDouble.empty(), -1, 0.1, 5, 0, List.of(0.5, 2.0)),
              TrialNumbers.HEALTHY,
              1));

  @TempDir Path directory;
  private TrialCheckpoint checkpoint;
  private Path file;

  @BeforeEach
  void name_the_file() {
    checkpoint = new TrialCheckpoint(directory.resolve("checkpoint"), "7 {}");
    file = checkpoint.directory().resolve("ending");
  }

  @Test
  void an_ending_is_read_as_it_was_kept_and_may_be_replaced() throws IOException {
    assertThat(checkpoint.ending()).isEmpty();
    TrialCheckpoint.Ending other =
        new TrialCheckpoint.Ending(ENDING.ready(), new WorkerEvent.Diverged("loss is NaN", 2, 7));

    checkpoint.keep(other);
    assertThat(checkpoint.ending()).contains(other);
    checkpoint.keep(ENDING);
    assertThat(checkpoint.ending()).contains(ENDING);
    assertThat(files()).containsExactly(file);
  }

  @Test
  void the_ending_of_another_trial_is_left_aside() {
    checkpoint.keep(ENDING);
    assertThat(new TrialCheckpoint(checkpoint.directory(), "8 {}").ending()).isEmpty();
    assertThat(checkpoint.ending()).contains(ENDING);
  }

  @Test
  void a_file_that_is_cut_off_or_holds_something_else_is_left_aside() throws IOException {
    checkpoint.keep(ENDING);
    String whole = Files.readString(file);
    for (int length = 0; length < whole.length() - 1; length += 37) {
      Files.writeString(file, whole.substring(0, length));
      assertThat(checkpoint.ending()).as("%d characters", length).isEmpty();
    }
    Files.writeString(file, "two\nlines\n");
    assertThat(checkpoint.ending()).isEmpty();
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(checkpoint.ending()).isEmpty();
  }

  @Test
  @EnabledOnOs(LINUX)
  void on_a_full_disk_nothing_is_kept_and_nothing_half_written_left() throws IOException {
    Files.createDirectories(checkpoint.directory());
    Files.createSymbolicLink(checkpoint.directory().resolve("ending.tmp"), Path.of("/dev/full"));

    checkpoint.keep(ENDING);

    assertThat(checkpoint.ending()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void a_file_in_the_way_of_the_directory_does_no_harm() throws IOException {
    Files.writeString(checkpoint.directory(), "in the way");

    checkpoint.keep(ENDING);

    assertThat(checkpoint.ending()).isEmpty();
    assertThat(checkpoint.directory()).hasContent("in the way");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(checkpoint.directory())) {
      return files.toList();
    }
  }
}
