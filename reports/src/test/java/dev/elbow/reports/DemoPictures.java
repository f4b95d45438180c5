package dev.elbow.reports;

import dev.elbow.reports.model.Png;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Tiles of grey shapes, laid out as a model's pictures are. */
final class DemoPictures {
  private static final int TILE = 28;
  private static final int COLUMNS = 10;

  private final Random random;

  DemoPictures(long seed) {
    this.random = new Random(seed);
  }

  Png reconstructions() {
    BufferedImage image = sheet(COLUMNS, 4);
    for (int column = 0; column < COLUMNS; column++) {
      for (int pair = 0; pair < 2; pair++) {
        double size = random.nextDouble();
        double shape = random.nextDouble();
        tile(image, column, 2 * pair, size, shape, 255);
        tile(image, column, 2 * pair + 1, size * 0.95, shape, 205);
      }
    }
    return png(image);
  }

  Png samples() {
    BufferedImage image = sheet(COLUMNS, 4);
    for (int place = 0; place < COLUMNS * 4; place++) {
      tile(image, place % COLUMNS, place / COLUMNS, random.nextDouble(), random.nextDouble(), 215);
    }
    return png(image);
  }

  Png traversals() {
    BufferedImage image = sheet(7, 6);
    for (int row = 0; row < 6; row++) {
      for (int step = 0; step < 7; step++) {
        double moved = row == 5 ? 0.5 : step / 6.0;
        tile(image, step, row, row % 2 == 0 ? moved : 0.6, row % 2 == 0 ? 0.4 : moved, 220);
      }
    }
    return png(image);
  }

  private static BufferedImage sheet(int columns, int rows) {
    return new BufferedImage(columns * TILE, rows * TILE, BufferedImage.TYPE_BYTE_GRAY);
  }

  private static void tile(
      BufferedImage image, int column, int row, double size, double shape, int grey) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.translate(column * TILE + TILE / 2, row * TILE + TILE / 2);
    graphics.setColor(new Color(grey, grey, grey));
    int width = (int) (7 + 10 * size);
    int height = (int) (10 + 13 * shape);
    graphics.fillRoundRect(-width / 2, -height / 2, width, height, 8, 8);
    int sleeve = (int) (3 + 7 * shape);
    graphics.fillRect(-width / 2 - 4, -height / 2 + 1, width + 8, sleeve);
    graphics.dispose();
  }

  private static Png png(BufferedImage image) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return Png.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
