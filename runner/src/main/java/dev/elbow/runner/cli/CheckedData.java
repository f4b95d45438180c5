package dev.elbow.runner.cli;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize;
import dev.elbow.core.data.DataException;
import dev.elbow.core.data.KnownDataset;
import dev.elbow.runner.spec.ReadablePaths;
import dev.elbow.runner.spec.SweepSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What a user asks to be checked: the data of a sweep, or data as such. */
sealed interface CheckedData {

  DataAdvice check(Invocation invocation) throws DataException;

  /** With the splits, binarisation and likelihood of a sweep. */
  record OfSweep(SweepSpec spec) implements CheckedData {
    @Override
    public DataAdvice check(Invocation invocation) throws DataException {
      return DataAdvice.of(spec, invocation);
    }
  }

  /** As they are, a tenth each for validation and test. */
  record AsSuch(Source source) implements CheckedData {
    private static final SplitSize TENTH = new SplitSize.Share(0.1);

    @Override
    public DataAdvice check(Invocation invocation) throws DataException {
      DataConfig config =
          new DataConfig(source, Binarization.NONE, TENTH, TENTH, OptionalInt.empty(), 0);
      return DataAdvice.of(config, Optional.empty(), invocation);
    }
  }

  /**
   * Understands what the user wrote: a known name first, then a path.
   *
   * @param readable what a sweep file may name
   */
  static CheckedData of(String written, ReadablePaths readable) {
    Optional<KnownDataset> known = KnownDataset.byId(written);
    if (known.isPresent()) {
      return new AsSuch(new Source.Known(known.get()));
    }
    Path path = Path.of(written);
    if (!Files.exists(path)) {
      throw CliException.usage(
          "there is no file "
              + written
              + ", and it is no known data set"
              + DataCommand.meant(written));
    }
    return isSweep(path)
        ? ofSweep(path, readable)
        : new AsSuch(
            new Source.File(path, Optional.empty(), Optional.empty(), OptionalInt.empty()));
  }

  private static boolean isSweep(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static CheckedData ofSweep(Path file, ReadablePaths readable) {
    try {
      return new OfSweep(SweepFiles.read(file, List.of(), readable).spec());
    } catch (InvalidSweepException e) {
      throw CliException.usage(e.listing());
    }
  }
}
