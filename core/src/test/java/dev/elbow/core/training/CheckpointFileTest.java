package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.condition.OS.LINUX;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.training.Attempts.Ending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkpoints that cannot be used, or not be written: training goes on without. */
class CheckpointFileTest {
  private static final int VERSION_AT = Long.BYTES;
  private static final VaeEngine ENGINE = VaeEngines.standard();
  private static final TrainingPlan PLAN = ToyTrainings.plain();

  @TempDir Path directory;
  private Path file;

  private TrainingRun run;

  @BeforeEach
  void set_up() {
    run = new TrainingRun(ENGINE, PLAN.onExamplesUsed(), () -> 0);
    file = directory.resolve("checkpoint").resolve("training");
  }

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void a_file_in_which_any_bit_is_wrong_is_refused() throws IOException {
    byte[] whole = afterTwoEpochs();
    SplittableRandom random = new SplittableRandom(1);
    for (int place : random.ints(500, 0, whole.length).toArray()) {
      byte[] damaged = whole.clone();
      damaged[place] ^= (byte) (1 << random.nextInt(8));
      assertRefused(damaged, "it is damaged: its checksum is not that of its content");
    }
  }

  @Test
  void a_file_that_was_cut_off_or_grew_is_refused() throws IOException {
    byte[] whole = afterTwoEpochs();
    String damaged = "it is damaged: its checksum is not that of its content";
    for (int length : new int[] {0, 1, 7, 9, 100, whole.length / 2, whole.length - 1}) {
      assertRefused(Arrays.copyOf(whole, length), damaged);
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), damaged);
    assertRefused(new byte[whole.length], damaged);
  }

  @Test
  void a_file_of_another_version_or_kind_is_refused() throws IOException {
    byte[] whole = afterTwoEpochs();
    byte[] newer = whole.clone();
    newer[VERSION_AT + Integer.BYTES - 1]++;
    byte[] other = whole.clone();
    other[0]++;

    assertRefused(sealed(newer), "it is of version 2, not 1");
    assertRefused(sealed(other), "it is no checkpoint");
    Files.write(file, sealed(whole));
    assertThat(attempts().toTheEnd().told()).hasSize(2);
  }

  @Test
  void a_file_whose_checksum_fits_and_whose_state_does_not_is_refused() throws IOException {
    byte[] whole = afterTwoEpochs();

    assertRefused(
        sealed(Arrays.copyOf(whole, whole.length + 5)),
        "it holds more than the state of this training");
    assertRefused(sealed(Arrays.copyOf(whole, whole.length - 5)), null);
  }

  static Stream<Named<TrainingPlan>> foreigners() {
    return Stream.concat(
        ToyTrainings.all().filter(plan -> !identity(plan.getPayload()).equals(identity(PLAN))),
        Stream.of(
            Named.of("another seed", ToyTrainings.withSeed(6)),
            Named.of("other data", withOneBitChanged())));
  }

  private static TrainingPlan withOneBitChanged() {
    TrainingPlan plan = ToyTrainings.withSeed(PLAN.seed());
    plan.data().train().values()[3] = 1 - plan.data().train().values()[3];
    return plan;
  }

  @ParameterizedTest
  @MethodSource("foreigners")
  void a_file_of_another_training_is_not_used(TrainingPlan other) throws IOException {
    afterTwoEpochs();

    Ending ending = new Attempts(ENGINE, other, Checkpoints.in(file)).toTheEnd();

    assertThat(ending.told()).isEmpty();
  }

  @Test
  void training_begins_anew_with_the_same_numbers_where_a_file_is_not_used() throws IOException {
    byte[] whole = afterTwoEpochs();
    Files.write(file, sealed(Arrays.copyOf(whole, whole.length - 50)));

    Ending ending = attempts().toTheEnd();

    assertThat(ending.told()).isEmpty();
    assertThat(ending.numbers())
        .isEqualTo(new Attempts(ENGINE, PLAN, Checkpoints.NONE).toTheEnd().numbers());
    assertThat(attempts().toTheEnd().told()).hasSize(ToyTrainings.EPOCHS);
  }

  @Test
  void a_file_that_was_left_half_written_does_no_harm() throws IOException {
    byte[] whole = afterTwoEpochs();
    Path unfinished = file.resolveSibling("training.tmp");
    Files.write(unfinished, Arrays.copyOf(whole, 2 * whole.length));

    assertThat(attempts().toTheEnd().told()).hasSize(2);
    assertThat(files()).containsExactly(file);
    assertThat(attempts().toTheEnd().told()).hasSize(ToyTrainings.EPOCHS);
  }

  @Test
  @EnabledOnOs(LINUX)
  void a_full_disk_ends_no_training_and_leaves_the_state_before() throws IOException {
    byte[] whole = afterTwoEpochs();
    fillDisk();
    assertThatIOException()
        .isThrownBy(() -> new CheckpointFile(file, "any").write(run))
        .withMessageContaining("No space left");
    assertThat(files()).containsExactly(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    fillDisk();

    Ending ending = attempts().toTheEnd();

    assertThat(ending.told()).hasSize(2);
    assertThat(ending.epochs()).hasSize(ToyTrainings.EPOCHS);
    assertThat(files()).containsExactly(file);
  }

  /** For the next file that is written. */
  private void fillDisk() throws IOException {
    Files.createSymbolicLink(file.resolveSibling("training.tmp"), Path.of("/dev/full"));
  }

  @Test
  void a_directory_or_a_file_in_the_way_ends_no_training() throws IOException {
    Files.createDirectories(file.resolve("in the way"));
    assertThat(attempts().toTheEnd().epochs()).hasSize(ToyTrainings.EPOCHS);
    assertThat(files()).containsExactly(file);

    Path blocked = Files.writeString(directory.resolve("blocked"), "in the way");
    Checkpoints within = Checkpoints.in(blocked.resolve("training"));
    assertThat(new Attempts(ENGINE, PLAN, within).toTheEnd().epochs()).hasSize(ToyTrainings.EPOCHS);
    assertThat(blocked).hasContent("in the way");
  }

  private Attempts attempts() {
    return new Attempts(ENGINE, PLAN, Checkpoints.in(file));
  }

  private byte[] afterTwoEpochs() throws IOException {
    attempts().diesInEpoch(3);
    assertThat(files()).containsExactly(file);
    return Files.readAllBytes(file);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.toList();
    }
  }

  /** With the checksum that its content has. */
  private static byte[] sealed(byte[] content) {
    byte[] result = content.clone();
    CRC32 crc = new CRC32();
    crc.update(result, 0, result.length - Long.BYTES);
    ByteBuffer.wrap(result).putLong(result.length - Long.BYTES, crc.getValue());
    return result;
  }

  private void assertRefused(byte[] content, @Nullable String reason) throws IOException {
    Files.write(file, content);
    CheckpointFile checkpoint = new CheckpointFile(file, identity(PLAN));
    assertThatIOException()
        .isThrownBy(() -> checkpoint.read(run))
        .satisfies(e -> assertThat(e.getMessage()).isEqualTo(reason));
  }

  private static String identity(TrainingPlan plan) {
    return plan.onExamplesUsed().identity(ENGINE);
  }
}
