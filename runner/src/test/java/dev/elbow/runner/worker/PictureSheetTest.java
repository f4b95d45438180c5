package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PictureSheetTest {
  private static final int ZOOM = 28;

  @Test
  void a_grey_value_keeps_its_level_and_its_place() {
    Matrix cells = new Matrix(new float[] {0, 0.25f, 0.5f, 2, 1, 1, 1, 0}, 2, 4);
    BufferedImage image = new PictureSheet(cells, new ImageShape(2, 2, 1), 2).draw();
    assertThat(image.getWidth()).isEqualTo(2 * (2 * ZOOM + 2) - 2);
    assertThat(image.getHeight()).isEqualTo(2 * ZOOM);
    assertThat(image.getRaster().getSample(0, 0, 0)).isZero();
    assertThat(image.getRaster().getSample(ZOOM, 0, 0)).isEqualTo(64);
    assertThat(image.getRaster().getSample(0, ZOOM, 0)).isEqualTo(128);
    assertThat(image.getRaster().getSample(ZOOM, ZOOM, 0)).isEqualTo(255);
    assertThat(image.getRaster().getSample(image.getWidth() - 1, 2 * ZOOM - 1, 0)).isZero();
  }

  @Test
  void a_colour_stays_that_colour() {
    float[] red = {1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0};
    BufferedImage image =
        new PictureSheet(new Matrix(red, 1, 12), new ImageShape(2, 2, 3), 1).draw();
    assertThat(image.getRGB(3, 3)).isEqualTo(0xffff0000);
  }

  @Test
  void places_without_an_image_stay_white() {
    Matrix cells = Matrix.zeros(3, 4);
    BufferedImage image = new PictureSheet(cells, new ImageShape(2, 2, 1), 2).draw();
    assertThat(image.getRaster().getSample(image.getWidth() - 1, image.getHeight() - 1, 0))
        .isEqualTo(255);
  }
}
