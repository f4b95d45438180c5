package dev.elbow.core.data;

/**
 * How one row of a data set is laid out as an image: height, width and channels, channels last.
 * Data that are no images have height 1.
 */
public record ImageShape(int height, int width, int channels) {
  public ImageShape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "an image needs positive sides, not " + height + " x " + width + " x " + channels);
    }
  }

  /** Values per example. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /** Whether a row can be shown as a picture (grey or RGB, more than one line). */
  public boolean isPicture() {
    return height > 1 && width > 1 && (channels == 1 || channels == 3);
  }

  @Override
  public String toString() {
    return height + " x " + width + (channels == 1 ? "" : " x " + channels);
  }
}
