package dev.elbow.core.data;

import dev.elbow.core.data.PublishedImages.PublishedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.OptionalLong;

/** The download of one file, which goes on where an earlier one broke off. */
final class FileDownload {
  private static final int BLOCK_BYTES = 1 << 16;
  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final HttpClient client;
  private final Duration patience;
  private final PublishedFile file;
  private final Path target;
  private final Path part;
  private final DownloadListener listener;

  /**
   * @param patience for the answer to begin, and for each next piece of it
   */
  FileDownload(
      HttpClient client,
      Duration patience,
      PublishedFile file,
      Path directory,
      DownloadListener listener) {
    this.client = client;
    this.patience = patience;
    this.file = file;
    this.target = directory.resolve(file.name());
    this.part = directory.resolve(file.name() + ".part");
    this.listener = listener;
  }

  /** Whether an earlier download has left the whole file. */
  boolean isPresent() throws DataException {
    try {
      boolean present = Files.exists(target) && sha256(target).equals(file.sha256());
      if (present) {
        listener.present(target);
      }
      return present;
    } catch (IOException e) {
      throw InputFile.unreadable(target.toString(), e);
    }
  }

  /** Downloads the rest of the file from a directory on the web, checks it and names it. */
  void from(URI directory) throws DataException, InterruptedException {
    URI uri = directory.resolve(file.name());
    try {
      receive(uri);
      verify(uri);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      listener.completed(target);
    } catch (IOException e) {
      throw new DataException(uri + ": the download broke off" + kept() + ": " + reason(e), e);
    }
  }

  private void receive(URI uri) throws IOException, DataException, InterruptedException {
    long have = partBytes();
    HttpResponse<InputStream> response = request(uri, have);
    if (response.statusCode() == RANGE_NOT_SATISFIABLE && have > 0) {
      response.body().close();
      if (sha256(part).equals(file.sha256())) {
        return;
      }
      Files.delete(part);
      response = request(uri, 0);
    }
    try (PatientReader body = new PatientReader(response.body(), patience)) {
      switch (response.statusCode()) {
        case OK -> write(body, 0, response);
        case PARTIAL_CONTENT -> write(body, resumedAt(uri, response, have), response);
        default ->
            throw new DataException(
                uri + ": expected the file, found HTTP status " + response.statusCode());
      }
    }
  }

  private HttpResponse<InputStream> request(URI uri, long from)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(patience);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** A server that sends another part than it was asked for would give a broken file. */
  private static long resumedAt(URI uri, HttpResponse<?> response, long asked)
      throws DataException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + asked + "-")) {
      throw new DataException(
          uri + ": expected the file from byte " + asked + ", found Content-Range: " + range);
    }
    return asked;
  }

  private void write(PatientReader body, long from, HttpResponse<?> response)
      throws IOException, InterruptedException {
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    OptionalLong total =
        length.isPresent() ? OptionalLong.of(from + length.getAsLong()) : OptionalLong.empty();
    try (OutputStream out =
        Files.newOutputStream(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
      long bytes = from;
      byte[] block = new byte[BLOCK_BYTES];
      listener.progress(target, bytes, total);
      for (int read = body.read(block); read >= 0; read = body.read(block)) {
        out.write(block, 0, read);
        bytes += read;
        listener.progress(target, bytes, total);
      }
    }
  }

  private void verify(URI uri) throws IOException, DataException {
    String found = sha256(part);
    if (!found.equals(file.sha256())) {
      Files.delete(part);
      throw new DataException(
          uri + ": expected SHA-256 " + file.sha256() + ", found " + found + "; removed it");
    }
  }

  private long partBytes() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private String kept() throws DataException {
    try {
      long bytes = partBytes();
      return bytes == 0 ? "" : " (run this again to go on after " + bytes + " bytes)";
    } catch (IOException e) {
      throw InputFile.unreadable(part.toString(), e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, out);
    }
    return Sha256.finish(digest);
  }
}
