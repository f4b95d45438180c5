package dev.elbow.core.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of PNG and JPEG images, sub-directories included, in the order of their paths. All
 * have one size and one number of channels. Hidden files and files of other kinds are passed over.
 */
final class ImageFolderReader {
  private static final Pattern IMAGE_NAME =
      Pattern.compile(".*\\.(png|jpe?g)", Pattern.CASE_INSENSITIVE);

  /** No picture that can be trained on is larger, and a file is read at once. */
  private static final long LARGEST_FILE_BYTES = 1L << 28;

  private final Path directory;
  private final List<Provenance.HashedFile> hashes = new ArrayList<>();

  ImageFolderReader(Path directory) {
    this.directory = directory;
  }

  RawExamples read() throws DataException {
    List<Path> files = imageFiles();
    if (files.isEmpty()) {
      throw new DataException(directory + ": expected PNG or JPEG images, found none");
    }
    DecodedImage first = decode(files.get(0));
    int size = first.shape().size();
    FloatAccumulator.requireMemory(directory.toString(), (long) files.size() * size);
    float[] values = new float[files.size() * size];
    System.arraycopy(first.values().values(), 0, values, 0, size);
    for (int i = 1; i < files.size(); i++) {
      DecodedImage image = decode(files.get(i));
      requireSameShape(files.get(0), first.shape(), files.get(i), image.shape());
      System.arraycopy(image.values().values(), 0, values, i * size, size);
    }
    return new RawExamples(
        directory.toString(),
        new Matrix(values, files.size(), size),
        first.shape(),
        255,
        (row, column) -> relativeName(files.get(row)),
        hash());
  }

  private Provenance.HashedFile hash() {
    String name = directory.toString();
    return new Provenance.HashedFile(name, Provenance.of(name, hashes).sha256());
  }

  private List<Path> imageFiles() throws DataException {
    try (Stream<Path> paths = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      return paths
          .filter(path -> IMAGE_NAME.matcher(path.getFileName().toString()).matches())
          .filter(path -> !isHidden(directory.relativize(path)) && Files.isRegularFile(path))
          .sorted(Comparator.comparing(this::relativeName))
          .toList();
    } catch (UncheckedIOException e) {
      throw InputFile.unreadable(directory.toString(), Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw InputFile.unreadable(directory.toString(), e);
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** The same on every platform, so that the order and the hash are. */
  private String relativeName(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private DecodedImage decode(Path file) throws DataException {
    byte[] bytes = readAll(file);
    hashes.add(new Provenance.HashedFile(relativeName(file), Sha256.of(bytes)));
    try {
      return DecodedImage.decode(bytes);
    } catch (IOException e) {
      throw new DataException(file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] readAll(Path file) throws DataException {
    try {
      long bytes = Files.size(file);
      if (bytes > LARGEST_FILE_BYTES) {
        throw new DataException(
            file
                + ": expected an image of at most "
                + LARGEST_FILE_BYTES
                + " bytes, found "
                + bytes);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputFile.unreadable(file.toString(), e);
    }
  }

  private static void requireSameShape(Path first, ImageShape expected, Path file, ImageShape found)
      throws DataException {
    if (!found.equals(expected)) {
      throw new DataException(
          file
              + ": expected "
              + describe(expected)
              + " like "
              + first
              + ", found "
              + describe(found));
    }
  }

  private static String describe(ImageShape shape) {
    return shape.height() + " x " + shape.width() + (shape.channels() == 1 ? " grey" : " RGB");
  }
}
