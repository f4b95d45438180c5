package dev.elbow.core.data;

import dev.elbow.core.data.DataConfig.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The formats of the user's own data, each with its reader. The name decides, so that a file that
 * is not what its name says is reported as such; where the name says nothing, the content decides.
 */
enum FileFormat {
  NPY("npy") {
    @Override
    boolean startsLike(byte[] start) {
      return Signature.NPY.matches(start);
    }

    @Override
    RawExamples read(InputFile in, Source.File source) throws DataException {
      return NpyReader.read(in, source.shape().isPresent());
    }
  },
  IDX("idx|idx\\d|ubyte|idx\\d-\\w+") {
    @Override
    boolean startsLike(byte[] start) {
      return Signature.isIdx(start);
    }

    @Override
    RawExamples read(InputFile in, Source.File source) throws DataException {
      return IdxReader.read(in);
    }
  },
  CSV("csv|txt") {
    @Override
    boolean startsLike(byte[] start) {
      return Signature.isText(start);
    }

    @Override
    RawExamples read(InputFile in, Source.File source) throws DataException {
      return new CsvReader(in, source.labelColumn()).read();
    }
  };

  private final Pattern name;

  FileFormat(String endings) {
    this.name = Pattern.compile(".*[.-](" + endings + ")(\\.gz)?");
  }

  abstract boolean startsLike(byte[] start);

  abstract RawExamples read(InputFile in, Source.File source) throws DataException;

  /** Reads the user's file or directory; the values are not scaled yet. */
  static RawExamples readAny(Source.File source) throws DataException {
    if (Files.isDirectory(source.path())) {
      return new ImageFolderReader(source.path()).read();
    }
    try (InputFile in = InputFile.open(source.path())) {
      Optional<FileFormat> named = byName(source.path());
      return (named.isPresent() ? named.get() : byContent(in)).read(in, source);
    }
  }

  private static Optional<FileFormat> byName(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> f.name.matcher(name).matches()).findFirst();
  }

  private static FileFormat byContent(InputFile in) throws DataException {
    byte[] start = in.peek(Signature.BYTES);
    return Arrays.stream(values())
        .filter(format -> format.startsLike(start))
        .findFirst()
        .orElseThrow(
            () ->
                in.problemHere(
                    "expected IDX, CSV, NPY or a directory of PNG or JPEG images, found "
                        + Signature.describe(start)));
  }
}
