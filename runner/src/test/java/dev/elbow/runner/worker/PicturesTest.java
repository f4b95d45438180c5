package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private static final ImageShape SHAPE = new ImageShape(2, 2, 1);

  @Test
  void below_a_draw_that_copies_a_training_image_stands_that_image() {
    Matrix train = noise(500);
    Matrix copies = train.select(new int[] {499, 7, 180});

    PictureSheet sheet = Pictures.nearest(copies, splits(train));

    assertThat(sheet.columns()).isEqualTo(3);
    assertThat(sheet.cells().rows(0, 3).values()).containsExactly(copies.values());
    assertThat(sheet.cells().rows(3, 6).values()).containsExactly(copies.values());
  }

  @Test
  void what_is_shown_below_a_draw_is_a_training_image_and_no_other() {
    Matrix train = noise(50);
    Matrix validation = noise(60).rows(50, 60);

    Matrix shown = Pictures.nearest(validation, splits(train)).cells().rows(10, 20);

    assertThat(rows(train)).contains(rows(shown));
    assertThat(rows(validation)).doesNotContain(rows(shown));
  }

  private static Splits splits(Matrix train) {
    return new Splits(train, train, Optional.empty(), SHAPE, Binarization.NONE);
  }

  private static String[] rows(Matrix matrix) {
    return IntStream.range(0, matrix.rows())
        .mapToObj(row -> Arrays.toString(matrix.rows(row, row + 1).values()))
        .toArray(String[]::new);
  }

  private static Matrix noise(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    Matrix matrix = Matrix.zeros(rows, SHAPE.size());
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextDouble();
    }
    return matrix;
  }
}
