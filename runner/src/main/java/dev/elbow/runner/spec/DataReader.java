package dev.elbow.runner.spec;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize;
import dev.elbow.core.data.DataConfig.SplitSize.Count;
import dev.elbow.core.data.DataConfig.SplitSize.Share;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.KnownDataset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The data section. */
final class DataReader {
  private static final int LARGEST = Integer.MAX_VALUE;
  private static final SplitSize DEFAULT_SHARE = new Share(0.1);
  private static final Source PLACEHOLDER = new Source.Known(KnownDataset.DIGITS);

  private final NamedPaths paths;
  private final long seed;

  /**
   * @param paths that the sweep file names
   * @param seed of the sweep
   */
  DataReader(NamedPaths paths, long seed) {
    this.paths = paths;
    this.seed = seed;
  }

  /**
   * @param binarization what to do if the section does not say
   */
  Optional<DataConfig> read(Cursor cursor, Binarization binarization) {
    return Section.of(cursor).map(section -> read(section, binarization));
  }

  private DataConfig read(Section section, Binarization binarization) {
    DataConfig data =
        new DataConfig(
            source(section),
            section.word("binarize", binarization),
            section
                .find("validation")
                .flatMap(cursor -> splitSize(cursor, 1))
                .orElse(DEFAULT_SHARE),
            section.find("test").flatMap(cursor -> splitSize(cursor, 0)).orElse(DEFAULT_SHARE),
            optional(section.find("train").flatMap(cursor -> cursor.whole(count(1)))),
            seed);
    section.close();
    if (share(data.validation()) + share(data.test()) >= 1) {
      section.problem("validation and test together leave nothing to train on");
    }
    return data;
  }

  private Source source(Section section) {
    Optional<Cursor> dataset = section.find("dataset");
    Optional<Cursor> path = section.find("path");
    if (dataset.isPresent() == path.isPresent()) {
      section.problem(
          dataset.isPresent()
              ? "give either dataset or path, not both"
              : "missing; expected dataset: NAME or path: FILE");
    }
    if (path.isPresent()) {
      return file(section, path.get());
    }
    return dataset.flatMap(DataReader::known).<Source>map(Source.Known::new).orElse(PLACEHOLDER);
  }

  private static Optional<KnownDataset> known(Cursor cursor) {
    Optional<String> name = cursor.text();
    Optional<KnownDataset> dataset = name.flatMap(KnownDataset::byId);
    if (name.isPresent() && dataset.isEmpty()) {
      List<String> known = Arrays.stream(KnownDataset.values()).map(KnownDataset::id).toList();
      cursor.problem(
          "there is no '" + Cursor.shorten(name.get()) + "'" + Suggestion.among(known, name.get()));
    }
    return dataset;
  }

  private Source file(Section section, Cursor cursor) {
    return new Source.File(
        cursor.text().flatMap(text -> path(cursor, text)).orElse(paths.directory()),
        section.find("shape").flatMap(DataReader::shape),
        section.find("scale").flatMap(scale -> scale.real(Interval.above(0))),
        optional(section.find("label_column").flatMap(DataReader::labelColumn)));
  }

  private Optional<Path> path(Cursor cursor, String text) {
    try {
      Path path = paths.directory().resolve(text).normalize();
      return paths.check(cursor, path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      cursor.problem("not a path: " + e.getReason());
      return Optional.empty();
    }
  }

  private static Optional<ImageShape> shape(Cursor cursor) {
    Optional<List<Cursor>> items = cursor.items();
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> sides =
        items.get().stream()
            .flatMap(item -> item.whole(Interval.closed(1, 65_536)).stream())
            .toList();
    if (sides.size() < items.get().size()) {
      return Optional.empty();
    }
    if (sides.size() < 2 || sides.size() > 3) {
      cursor.problem(
          "expected [height, width] or [height, width, channels], found " + cursor.node().flow());
      return Optional.empty();
    }
    return Optional.of(
        new ImageShape(sides.get(0), sides.get(1), sides.size() == 3 ? sides.get(2) : 1));
  }

  private static Optional<Integer> labelColumn(Cursor cursor) {
    Optional<Integer> column = cursor.whole(Interval.ANY);
    if (column.isPresent() && column.get() == 0) {
      cursor.problem("columns count from 1, or from -1 for the last; found 0");
    }
    return column.filter(number -> number != 0);
  }

  /** A share if it lies between 0 and 1, else a count. */
  private static Optional<SplitSize> splitSize(Cursor cursor, int least) {
    Optional<Double> number = Scalars.number(cursor.node()).map(value -> value.doubleValue());
    if (number.isPresent() && number.get() > 0 && number.get() < 1) {
      return Optional.of(new Share(number.get()));
    }
    Optional<Long> whole = Scalars.whole(cursor.node());
    if (whole.isEmpty() || whole.get() < least || whole.get() > LARGEST) {
      cursor.problem(
          "expected a share between 0 and 1 or a whole number of examples"
              + count(least)
              + ", found "
              + Found.insteadOfNumber(cursor.node()));
      return Optional.empty();
    }
    return Optional.of(new Count(whole.get().intValue()));
  }

  private static Interval count(int least) {
    return Interval.atLeast(least);
  }

  private static double share(SplitSize size) {
    return size instanceof Share part ? part.share() : 0;
  }

  private static OptionalInt optional(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
