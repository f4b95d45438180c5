package dev.elbow.core.data;

import dev.elbow.core.data.DataConfig.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads, scales, splits and binarises examples. One configuration always gives the same splits, so
 * every trial of a sweep sees the same examples. Thread-safe.
 */
public final class DataLoader {
  private static final int LARGEST_DIGITS_VALUE = 16;

  private final DatasetLocations locations;

  public DataLoader(DatasetLocations locations) {
    this.locations = locations;
  }

  /**
   * The examples that a sweep trains, ranks and tests on.
   *
   * @throws DataException if the data cannot be found or read, have values that are not finite or
   *     cannot be binarised, or are too few for the splits
   */
  public LoadedData load(DataConfig config) throws DataException {
    ExamplePool pool = read(config.source());
    pool.requireUsable(config.binarization());
    Splits splits = Splitter.split(pool, config);
    binarize(splits, config.seed());
    return new LoadedData(splits, pool.provenance());
  }

  /** All examples, scaled; the values are not checked. */
  ExamplePool read(Source source) throws DataException {
    return source instanceof Source.Known known
        ? readKnown(known.dataset())
        : readFile((Source.File) source);
  }

  private ExamplePool readKnown(KnownDataset dataset) throws DataException {
    return dataset == KnownDataset.DIGITS ? readDigits() : readPublished(dataset);
  }

  private static ExamplePool readDigits() throws DataException {
    try (InputFile in = InputFile.bundled("digits.csv.gz")) {
      RawExamples digits =
          new CsvReader(in, OptionalInt.of(-1))
              .read()
              .withShape(new ImageShape(8, 8, 1))
              .divideBy(LARGEST_DIGITS_VALUE);
      return pool(KnownDataset.DIGITS.id(), digits, Optional.empty());
    }
  }

  private ExamplePool readPublished(KnownDataset dataset) throws DataException {
    Path directory = locations.find(dataset).orElseThrow(() -> locations.notFound(dataset));
    RawExamples train = readImages(directory, PublishedImages.TRAIN);
    RawExamples test = readImages(directory, PublishedImages.TEST);
    return pool(dataset.id(), train, Optional.of(test.withShape(train.shape())));
  }

  private static RawExamples readImages(Path directory, String name) throws DataException {
    Path file = DatasetLocations.file(directory, name).orElseThrow();
    try (InputFile in = InputFile.open(file)) {
      RawExamples images = IdxReader.read(in);
      return images.divideBy(images.naturalScale());
    }
  }

  private static ExamplePool readFile(Source.File source) throws DataException {
    RawExamples raw = FileFormat.readAny(source);
    if (source.shape().isPresent()) {
      raw = raw.withShape(source.shape().get());
    }
    double scale = source.scale().orElse(raw.naturalScale());
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new DataException(source.path() + ": expected a positive `scale`, found " + scale);
    }
    return pool(source.path().toString(), raw.divideBy(scale), Optional.empty());
  }

  private static ExamplePool pool(String source, RawExamples train, Optional<RawExamples> test) {
    List<Provenance.HashedFile> hashes =
        test.map(part -> List.of(train.hash(), part.hash())).orElse(List.of(train.hash()));
    return new ExamplePool(source, train, test, Provenance.of(source, hashes));
  }

  /** Overwrites the splits' own arrays; the training split of a dynamic binarisation stays. */
  private static void binarize(Splits splits, long seed) {
    switch (splits.binarization()) {
      case NONE -> {}
      case THRESHOLD -> {
        Binarizer.threshold(splits.train().values());
        Binarizer.threshold(splits.validation().values());
        splits.test().ifPresent(test -> Binarizer.threshold(test.values()));
      }
      case DYNAMIC -> {
        drawOnce(splits.validation(), SeedPurpose.VALIDATION_BITS.derive(seed));
        splits.test().ifPresent(test -> drawOnce(test, SeedPurpose.TEST_BITS.derive(seed)));
      }
    }
  }

  private static void drawOnce(Matrix split, long seed) {
    new Binarizer(seed).draw(split.values(), split.values());
  }
}
