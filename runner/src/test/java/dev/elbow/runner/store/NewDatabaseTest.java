package dev.elbow.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDatabaseTest {
  @TempDir Path directory;

  @Test
  void a_file_has_its_name_only_once_it_is_made() throws Exception {
    Path file = directory.resolve("sweep.db");

    assertThatThrownBy(
            () ->
                NewDatabase.ensure(
                    file,
                    unfinished -> {
                      write(unfinished, "half");
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(file).doesNotExist();

    NewDatabase.ensure(file, unfinished -> write(unfinished, "whole"));
    assertThat(file).hasContent("whole");
    NewDatabase.ensure(file, unfinished -> write(unfinished, "another"));
    assertThat(file).hasContent("whole");
  }

  @Test
  void a_store_leaves_nothing_beside_its_file() throws Exception {
    Files.writeString(directory.resolve("sweep.db.new"), "what a killed process left");

    SqliteTrialStore.open(directory.resolve("sweep.db")).close();

    assertThat(directory).isDirectoryNotContaining("glob:**.new*");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
