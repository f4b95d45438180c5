package dev.elbow.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.elbow.core.data.PublishedImages.PublishedFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DatasetDownloadTest {
  private static final int SIZE = 300_000;

  @TempDir Path directory;

  private final byte[] content = new byte[SIZE];
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private boolean honoursRange = true;
  private int breaksOffAfter = SIZE;
  private boolean stalls;
  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private int status = 200;

  @BeforeEach
  void startServer() throws IOException {
    new Random(1).nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    testIsOver.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(String.valueOf(range));
    try (exchange) {
      if (status != 200) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      int from = range == null || !honoursRange ? 0 : firstByte(range);
      if (from >= SIZE) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, SIZE - from);
      exchange.getResponseBody().write(content, from, Math.min(SIZE, breaksOffAfter) - from);
      if (stalls) {
        exchange.getResponseBody().flush();
        testIsOver.await();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static int firstByte(String range) {
    return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/");
  }

  private URI uri() {
    return base().resolve("a.gz");
  }

  private Path file() {
    return directory.resolve("a.gz");
  }

  private Path part() {
    return directory.resolve("a.gz.part");
  }

  private void fetch(String sha256, DownloadListener listener) throws Exception {
    new DatasetDownload(new DatasetLocations(List.of(directory)))
        .fetch(List.of(new PublishedFile("a.gz", sha256)), List.of(base()), directory, listener);
  }

  private void fetch() throws Exception {
    fetch(Sha256.of(content), DownloadListener.SILENT);
  }

  @Test
  void downloads_a_file_and_tells_how_far_it_is() throws Exception {
    List<Long> progress = new ArrayList<>();
    List<Path> completed = new ArrayList<>();
    fetch(
        Sha256.of(content),
        new DownloadListener() {
          @Override
          public void progress(Path file, long bytes, OptionalLong totalBytes) {
            assertThat(totalBytes).hasValue(SIZE);
            progress.add(bytes);
          }

          @Override
          public void completed(Path file) {
            completed.add(file);
          }
        });

    assertThat(file()).hasBinaryContent(content);
    assertThat(part()).doesNotExist();
    assertThat(progress).startsWith(0L).endsWith((long) SIZE).isSorted();
    assertThat(completed).containsExactly(file());
  }

  @Test
  void goes_on_where_the_connection_broke_off() throws Exception {
    breaksOffAfter = 100_000;
    assertThatThrownBy(this::fetch)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(uri() + ": the download broke off (run this again to go on after ");
    assertThat(file()).doesNotExist();
    long kept = Files.size(part());
    assertThat(kept).isPositive().isLessThanOrEqualTo(100_000);

    breaksOffAfter = SIZE;
    fetch();

    assertThat(file()).hasBinaryContent(content);
    assertThat(part()).doesNotExist();
    assertThat(ranges).containsExactly("null", "bytes=" + kept + "-");
  }

  @Test
  @Timeout(60)
  void a_server_that_falls_silent_is_given_up_on_and_what_came_is_kept() throws Exception {
    breaksOffAfter = 100_000;
    stalls = true;
    DatasetDownload download =
        new DatasetDownload(
            new DatasetLocations(List.of(directory)), Optional.empty(), Duration.ofSeconds(2));
    List<PublishedFile> files = List.of(new PublishedFile("a.gz", Sha256.of(content)));

    assertThatThrownBy(
            () -> download.fetch(files, List.of(base()), directory, DownloadListener.SILENT))
        .isInstanceOf(DataException.class)
        .hasMessage(
            uri()
                + ": the download broke off (run this again to go on after 100000 bytes): nothing"
                + " came for 2 s");
    assertThat(part()).hasSize(100_000);
  }

  @Test
  void starts_over_if_the_server_ignores_the_range() throws Exception {
    Files.write(part(), Arrays.copyOf(content, 5000));
    honoursRange = false;

    fetch();

    assertThat(ranges).containsExactly("bytes=5000-");
    assertThat(file()).hasBinaryContent(content);
  }

  @Test
  void a_part_that_is_already_whole_is_checked_and_named() throws Exception {
    Files.write(part(), content);

    fetch();

    assertThat(file()).hasBinaryContent(content);
  }

  @Test
  void a_part_that_is_too_long_is_dropped() throws Exception {
    Files.write(part(), new byte[SIZE + 1]);

    fetch();

    assertThat(ranges).containsExactly("bytes=" + (SIZE + 1) + "-", "null");
    assertThat(file()).hasBinaryContent(content);
  }

  @Test
  void a_file_with_a_wrong_hash_is_removed() {
    String expected = "0".repeat(64);

    assertThatThrownBy(() -> fetch(expected, DownloadListener.SILENT))
        .isInstanceOf(DataException.class)
        .hasMessage(
            uri()
                + ": expected SHA-256 "
                + expected
                + ", found "
                + Sha256.of(content)
                + "; removed it");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_file_that_is_there_is_not_downloaded_again() throws Exception {
    Files.write(file(), content);
    List<Path> present = new ArrayList<>();

    fetch(
        Sha256.of(content),
        new DownloadListener() {
          @Override
          public void present(Path file) {
            present.add(file);
          }
        });

    assertThat(present).containsExactly(file());
    assertThat(ranges).isEmpty();
  }

  @Test
  void a_damaged_file_that_is_there_is_replaced() throws Exception {
    Files.write(file(), Arrays.copyOf(content, 10));

    fetch();

    assertThat(file()).hasBinaryContent(content);
  }

  @Test
  void says_what_the_server_answered() {
    status = 404;

    assertThatThrownBy(this::fetch)
        .isInstanceOf(DataException.class)
        .hasMessage(uri() + ": expected the file, found HTTP status 404");
  }

  @Test
  void tries_the_next_mirror_and_names_all_that_failed() throws Exception {
    URI nowhere = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/a.gz/");
    DatasetDownload download = new DatasetDownload(new DatasetLocations(List.of(directory)));
    List<PublishedFile> files = List.of(new PublishedFile("a.gz", Sha256.of(content)));
    status = 503;

    assertThatThrownBy(
            () ->
                download.fetch(files, List.of(nowhere, base()), directory, DownloadListener.SILENT))
        .hasMessage(
            "%s: expected the file, found HTTP status 503; then %s: expected the file, found HTTP"
                    .formatted(nowhere.resolve("a.gz"), uri())
                + " status 503");
  }

  @Test
  void a_mirror_has_a_directory_per_data_set() {
    status = 404;
    DatasetDownload download =
        new DatasetDownload(
            new DatasetLocations(List.of(directory)),
            Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/m")));

    assertThatThrownBy(() -> download.fetch(KnownDataset.MNIST, DownloadListener.SILENT))
        .hasMessageContaining("/m/mnist/train-images-idx3-ubyte.gz: expected the file");
  }

  @Test
  void a_bundled_data_set_needs_no_download() throws Exception {
    assertThat(
            new DatasetDownload(new DatasetLocations(List.of(directory)))
                .fetch(KnownDataset.DIGITS, DownloadListener.SILENT))
        .isEmpty();
  }
}
