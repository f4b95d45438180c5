package dev.elbow.runner.worker;

import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Images side by side on one PNG, enlarged to a size that can be seen.
 *
 * @param cells an image each row, values in [0, 1]; what lies outside is clipped
 * @param columns images in a row of the sheet
 */
record PictureSheet(Matrix cells, ImageShape shape, int columns) {
  private static final int GAP = 2;
  private static final int VISIBLE_SIDE = 56;
  private static final int WHITE = 255;

  void write(Path file) throws IOException {
    if (!ImageIO.write(draw(), "png", file.toFile())) {
      throw new IOException(file + ": this JVM cannot write PNG images");
    }
  }

  BufferedImage draw() {
    int rows = (cells.rows() + columns - 1) / columns;
    int type = shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image =
        new BufferedImage(
            columns * cellWidth() - GAP, Math.max(1, rows * cellHeight() - GAP), type);
    // Samples are set directly: colours would be converted, and greys come out darker.
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        setPixel(raster, x, y);
      }
    }
    return image;
  }

  private void setPixel(WritableRaster raster, int x, int y) {
    int cell = y / cellHeight() * columns + x / cellWidth();
    int imageX = x % cellWidth() / zoom();
    int imageY = y % cellHeight() / zoom();
    boolean inside = cell < cells.rows() && imageX < shape.width() && imageY < shape.height();
    for (int channel = 0; channel < shape.channels(); channel++) {
      raster.setSample(x, y, channel, inside ? level(cell, imageX, imageY, channel) : WHITE);
    }
  }

  private int level(int cell, int x, int y, int channel) {
    float value = cells.get(cell, (y * shape.width() + x) * shape.channels() + channel);
    return Math.round(Math.max(0, Math.min(1, value)) * WHITE);
  }

  private int zoom() {
    return Math.max(1, VISIBLE_SIDE / Math.max(shape.width(), shape.height()));
  }

  private int cellWidth() {
    return shape.width() * zoom() + GAP;
  }

  private int cellHeight() {
    return shape.height() * zoom() + GAP;
  }
}
