package dev.elbow.runner.cli;

import dev.elbow.core.data.DownloadListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Says how a download goes: a line for each tenth of a file. */
final class DownloadProgress implements DownloadListener {
  private static final int STEPS = 10;
  private final PrintWriter out;
  private Path current = Path.of("");
  private long shown = -1;

  DownloadProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void present(Path file) {
    out.println(file + ": already here");
  }

  @Override
  public void progress(Path file, long bytes, OptionalLong totalBytes) {
    if (!file.equals(current)) {
      current = file;
      shown = -1;
    }
    long step = totalBytes.isPresent() ? bytes * STEPS / Math.max(1, totalBytes.getAsLong()) : 0;
    if (step > shown) {
      shown = step;
      out.println(
          file + ": " + (totalBytes.isPresent() ? step * 100 / STEPS + " %" : "downloading"));
    }
  }

  @Override
  public void completed(Path file) {
    out.println(file + ": complete, hash checked");
  }
}
