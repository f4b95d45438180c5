package dev.elbow.core.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Data sets that are found by name. */
public enum KnownDataset {
  /** 1,797 handwritten digits, 8 x 8, bundled with Elbow. */
  DIGITS,
  /** 70,000 articles of clothing, 28 x 28, of which 10,000 are the test part. */
  FASHION_MNIST,
  /** 70,000 handwritten digits, 28 x 28, of which 10,000 are the test part. */
  MNIST;

  /** As written in a sweep file: {@code fashion-mnist}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The data set with the given {@link #id}. */
  public static Optional<KnownDataset> byId(String id) {
    return Arrays.stream(values()).filter(dataset -> dataset.id().equals(id)).findFirst();
  }
}
