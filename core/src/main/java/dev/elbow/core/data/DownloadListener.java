package dev.elbow.core.data;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Follows a download. Called by the thread that downloads. */
public interface DownloadListener {
  /** A listener that does nothing. */
  DownloadListener SILENT = new DownloadListener() {};

  /** The file is already there, whole; nothing is downloaded. */
  default void present(Path file) {}

  /**
   * More of a file has arrived; the first call of a resumed download says where it goes on.
   *
   * @param totalBytes absent if the server does not say
   */
  default void progress(Path file, long bytes, OptionalLong totalBytes) {}

  /** The file is whole, and its hash is right. */
  default void completed(Path file) {}
}
