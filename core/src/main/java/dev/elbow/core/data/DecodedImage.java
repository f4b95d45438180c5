package dev.elbow.core.data;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A PNG or JPEG file, decoded to grey or RGB with values from 0 to 255.
 *
 * @param values the one row of this image, channels last
 */
record DecodedImage(ImageShape shape, Matrix values) {
  /** The header of a tiny file may declare any size. */
  private static final long MOST_PIXELS = 1 << 26;

  /**
   * @throws IOException with a message for the user if this is no such image, or is damaged
   */
  static DecodedImage decode(byte[] bytes) throws IOException {
    ImageFile file = new ImageFile(bytes);
    if (!file.isPng() && !file.isJpeg()) {
      throw new IOException("byte 0: expected a PNG or JPEG image, found " + file.describe());
    }
    if (!file.hasEnd()) {
      throw new IOException(
          "expected a whole image, found the end after " + bytes.length + " bytes");
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName(file.isPng() ? "png" : "jpeg").next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      checkSize(reader.getWidth(0), reader.getHeight(0));
      return of(pixels(reader));
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage pixels(ImageReader reader) throws IOException {
    DamageListener damage = new DamageListener();
    reader.addIIOReadWarningListener(damage);
    try {
      BufferedImage image = reader.read(0);
      damage.throwIfAny();
      return image;
    } catch (IIOException | RuntimeException e) {
      throw new IOException("expected a whole image, found damage: " + e.getMessage(), e);
    }
  }

  private static void checkSize(int width, int height) throws IOException {
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "expected an image of at most %d pixels, found a header that declares %d x %d",
              MOST_PIXELS,
              height,
              width));
    }
  }

  private static DecodedImage of(BufferedImage image) throws IOException {
    return switch (channels(image)) {
      case 1 -> image.getColorModel() instanceof IndexColorModel ? fromRgb(image, 1) : grey(image);
      default -> fromRgb(image, 3);
    };
  }

  private static int channels(BufferedImage image) throws IOException {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return isGrey(palette) ? 1 : 3;
    }
    return switch (image.getRaster().getNumBands()) {
      case 1, 2 -> 1;
      case 3, 4 -> 3;
      default ->
          throw new IOException(
              "expected a grey or RGB image, found "
                  + image.getRaster().getNumBands()
                  + " channels");
    };
  }

  private static boolean isGrey(IndexColorModel palette) {
    for (int i = 0; i < palette.getMapSize(); i++) {
      if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
        return false;
      }
    }
    return true;
  }

  /** Stored samples: {@code getRGB} would pass grey values through a colour space conversion. */
  private static DecodedImage grey(BufferedImage image) throws IOException {
    requireOpaque(image);
    ImageShape shape = new ImageShape(image.getHeight(), image.getWidth(), 1);
    float[] values =
        image
            .getRaster()
            .getSamples(0, 0, image.getWidth(), image.getHeight(), 0, new float[shape.size()]);
    if (image.getRaster().getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT) {
      for (int i = 0; i < values.length; i++) {
        values[i] /= 257;
      }
    }
    return new DecodedImage(shape, new Matrix(values, 1, values.length));
  }

  private static DecodedImage fromRgb(BufferedImage image, int channels) throws IOException {
    requireOpaque(image);
    ImageShape shape = new ImageShape(image.getHeight(), image.getWidth(), channels);
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels[i / channels] >> (16 - 8 * (i % channels)) & 0xff;
    }
    return new DecodedImage(shape, new Matrix(values, 1, values.length));
  }

  private static void requireOpaque(BufferedImage image) throws IOException {
    if (!image.getColorModel().hasAlpha()) {
      return;
    }
    for (int pixel :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      if (pixel >>> 24 != 0xff) {
        throw new IOException("expected an opaque image, found transparent pixels");
      }
    }
  }
}
