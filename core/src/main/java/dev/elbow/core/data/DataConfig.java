package dev.elbow.core.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which examples a sweep uses.
 *
 * @param validation how many examples the validation split has
 * @param test how many examples the test split has; taken from the data set's own test part where
 *     it has one
 * @param train how many of the remaining examples to train on; absent: all
 * @param seed decides which examples go where, and the bits of {@link Binarization#DYNAMIC}
 */
public record DataConfig(
    Source source,
    Binarization binarization,
    SplitSize validation,
    SplitSize test,
    OptionalInt train,
    long seed) {

  /** Where examples come from. */
  public sealed interface Source {

    /** A data set that Elbow knows by name. */
    record Known(KnownDataset dataset) implements Source {}

    /**
     * The user's own file or directory of images.
     *
     * @param shape layout of a row, for files that do not say; absent: as the file says, or flat
     * @param scale values are divided by this; absent: 255 for bytes and images, 1 for other
     *     numbers
     * @param labelColumn the CSV column to leave out, from 1, negative from the end
     */
    record File(
        Path path, Optional<ImageShape> shape, Optional<Double> scale, OptionalInt labelColumn)
        implements Source {}
  }

  /** A number of examples, or a share of them. */
  public sealed interface SplitSize {
    /** Exactly so many; may be 0 for the test split. */
    record Count(int examples) implements SplitSize {
      public Count {
        if (examples < 0) {
          throw new IllegalArgumentException("a split cannot have " + examples + " examples");
        }
      }
    }

    /** This share of all examples, rounded down, in (0, 1). */
    record Share(double share) implements SplitSize {
      public Share {
        if (!(share > 0 && share < 1)) {
          throw new IllegalArgumentException("a share must lie between 0 and 1, not " + share);
        }
      }
    }
  }
}
