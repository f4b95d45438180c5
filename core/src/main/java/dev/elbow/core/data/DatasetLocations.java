package dev.elbow.core.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Directories that hold known data sets, each in a directory of its {@link KnownDataset#id}.
 *
 * @param directories searched in this order; the first is the user's own, to which downloads go
 */
public record DatasetLocations(List<Path> directories) {
  /** Where Debian's dataset packages put their files. */
  private static final Path DEBIAN = Path.of("/usr/share/datasets");

  public DatasetLocations {
    if (directories.isEmpty()) {
      throw new IllegalArgumentException("the user's data directory is missing");
    }
    directories = List.copyOf(directories);
  }

  /**
   * The user's data directory, then Debian's.
   *
   * @param environment its ELBOW_DATA names the user's data directory; unset or empty: {@code
   *     .cache/elbow/data} in the home directory
   */
  public static DatasetLocations standard(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("ELBOW_DATA", "");
    return new DatasetLocations(
        List.of(own.isEmpty() ? home.resolve(".cache/elbow/data") : Path.of(own), DEBIAN));
  }

  /** Where downloads of a data set go. */
  public Path downloadDirectory(KnownDataset dataset) {
    return directories.get(0).resolve(dataset.id());
  }

  /** The first directory that holds all of a data set; empty also for a bundled one. */
  public Optional<Path> find(KnownDataset dataset) {
    return PublishedImages.of(dataset).flatMap(images -> firstComplete(dataset));
  }

  private Optional<Path> firstComplete(KnownDataset dataset) {
    return candidates(dataset)
        .filter(directory -> file(directory, PublishedImages.TRAIN).isPresent())
        .filter(directory -> file(directory, PublishedImages.TEST).isPresent())
        .findFirst();
  }

  private Stream<Path> candidates(KnownDataset dataset) {
    return directories.stream().map(directory -> directory.resolve(dataset.id()));
  }

  /** A file of a data set, gzipped or plain. */
  static Optional<Path> file(Path directory, String name) {
    return Stream.of(directory.resolve(name + ".gz"), directory.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The message for a data set that is in none of the directories. */
  DataException notFound(KnownDataset dataset) {
    String places = candidates(dataset).map(Path::toString).collect(Collectors.joining(" or "));
    String debian =
        dataset == KnownDataset.FASHION_MNIST
            ? ", or install the Debian package dataset-fashion-mnist"
            : "";
    return new DataException(
        String.format(
            "%s: expected %s.gz and %s.gz in %s, found neither there; get them with `elbow data"
                + " get %s`%s",
            dataset.id(),
            PublishedImages.TRAIN,
            PublishedImages.TEST,
            places,
            dataset.id(),
            debian));
  }
}
