package dev.elbow.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLocationsTest {
  @TempDir Path directory;

  @Test
  void the_environment_names_the_users_directory_and_the_home_has_the_default() {
    Path home = Path.of("/home/u");

    assertThat(DatasetLocations.standard(Map.of("ELBOW_DATA", "/big/data"), home).directories())
        .containsExactly(Path.of("/big/data"), Path.of("/usr/share/datasets"));
    assertThat(DatasetLocations.standard(Map.of("ELBOW_DATA", ""), home).directories())
        .containsExactly(Path.of("/home/u/.cache/elbow/data"), Path.of("/usr/share/datasets"));
    assertThat(
            DatasetLocations.standard(Map.of(), home).downloadDirectory(KnownDataset.FASHION_MNIST))
        .isEqualTo(Path.of("/home/u/.cache/elbow/data/fashion-mnist"));
  }

  @Test
  void the_first_directory_with_both_parts_is_used() throws Exception {
    Path own = directory.resolve("own");
    Path shared = directory.resolve("shared");
    DatasetLocations locations = new DatasetLocations(List.of(own, shared));
    put(own, PublishedImages.TRAIN + ".gz");
    assertThat(locations.find(KnownDataset.MNIST)).isEmpty();

    put(shared, PublishedImages.TRAIN);
    put(shared, PublishedImages.TEST + ".gz");
    assertThat(locations.find(KnownDataset.MNIST)).contains(shared.resolve("mnist"));

    put(own, PublishedImages.TEST);
    assertThat(locations.find(KnownDataset.MNIST)).contains(own.resolve("mnist"));
    assertThat(locations.find(KnownDataset.DIGITS)).isEmpty();
  }

  private static void put(Path directory, String name) throws Exception {
    Files.createDirectories(directory.resolve("mnist"));
    Files.createFile(directory.resolve("mnist").resolve(name));
  }
}
