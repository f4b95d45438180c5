package dev.elbow.core.data;

import dev.elbow.core.data.PublishedImages.PublishedFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fetches known data sets from the web into the user's data directory. A download that breaks off
 * leaves a {@code .part} file, from which the next one goes on; only a file with the right SHA-256
 * gets its final name.
 */
public final class DatasetDownload {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DatasetLocations locations;
  private final Optional<URI> mirror;
  private final Duration patience;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Downloads from the data sets' own servers. */
  public DatasetDownload(DatasetLocations locations) {
    this(locations, Optional.empty());
  }

  /**
   * @param mirror an http or https address under which each data set's files lie in a directory of
   *     its {@link KnownDataset#id}; absent: the data sets' own servers
   */
  public DatasetDownload(DatasetLocations locations, Optional<URI> mirror) {
    this(locations, mirror, PATIENCE);
  }

  /**
   * @param patience with a server that says nothing
   */
  DatasetDownload(DatasetLocations locations, Optional<URI> mirror, Duration patience) {
    this.locations = locations;
    this.mirror = mirror.map(DatasetDownload::asDirectory);
    this.patience = patience;
  }

  /**
   * Downloads what is not there yet.
   *
   * @return the data set's directory; empty if it is bundled and needs none
   * @throws DataException if no server has a file, a connection breaks off, a hash is wrong or the
   *     directory cannot be written
   */
  public Optional<Path> fetch(KnownDataset dataset, DownloadListener listener)
      throws DataException, InterruptedException {
    Optional<PublishedImages> images = PublishedImages.of(dataset);
    if (images.isEmpty()) {
      return Optional.empty();
    }
    List<URI> sources =
        mirror.map(uri -> List.of(uri.resolve(dataset.id() + "/"))).orElse(images.get().mirrors());
    Path directory = locations.downloadDirectory(dataset);
    fetch(images.get().files(), sources, directory, listener);
    return Optional.of(directory);
  }

  void fetch(
      List<PublishedFile> files, List<URI> sources, Path directory, DownloadListener listener)
      throws DataException, InterruptedException {
    createDirectory(directory);
    for (PublishedFile file : files) {
      FileDownload download = new FileDownload(client, patience, file, directory, listener);
      if (!download.isPresent()) {
        fetch(download, sources);
      }
    }
  }

  private static void fetch(FileDownload download, List<URI> sources)
      throws DataException, InterruptedException {
    DataException failure = null;
    for (URI source : sources) {
      try {
        download.from(source);
        return;
      } catch (DataException e) {
        failure = failure == null ? e : also(failure, e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static DataException also(DataException first, DataException next) {
    return new DataException(first.getMessage() + "; then " + next.getMessage(), next);
  }

  private static void createDirectory(Path directory) throws DataException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DataException(directory + ": cannot be created: " + e.getMessage(), e);
    }
  }

  private static URI asDirectory(URI uri) {
    return uri.toString().endsWith("/") ? uri : URI.create(uri + "/");
  }
}
