package dev.elbow.core.data;

import java.util.List;

/**
 * Where the examples came from, so that a run can be repeated on the same bytes.
 *
 * @param source the data set's name or the user's path
 * @param sha256 of the bytes on disk, as {@code sha256sum} prints it. For several files, the hash
 *     of the lines {@code HASH NAME} that {@code sha256sum} prints for them in their directory, in
 *     reading order.
 */
public record Provenance(String source, String sha256) {

  /** A file that was read, and the hash of its bytes. */
  record HashedFile(String name, String sha256) {}

  static Provenance of(String source, List<HashedFile> files) {
    if (files.size() == 1) {
      return new Provenance(source, files.get(0).sha256());
    }
    StringBuilder lines = new StringBuilder();
    for (HashedFile file : files) {
      lines.append(file.sha256()).append("  ").append(file.name()).append('\n');
    }
    return new Provenance(source, Sha256.of(lines.toString()));
  }
}
