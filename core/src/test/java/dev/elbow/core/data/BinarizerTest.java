package dev.elbow.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BinarizerTest {
  @Test
  void zero_and_one_are_certain() {
    float[] values = {0, 1, 0, 1};
    for (int seed = 0; seed < 1000; seed++) {
      float[] bits = new float[4];
      new Binarizer(seed).draw(values, bits);
      assertThat(bits).containsExactly(0, 1, 0, 1);
    }
  }

  @Test
  void bits_come_up_with_their_probability() {
    float[] values = new float[200_000];
    Arrays.fill(values, 0.3f);
    new Binarizer(1).draw(values, values);

    double ones = 0;
    for (float bit : values) {
      ones += bit;
    }
    assertThat(ones / values.length).isCloseTo(0.3, within(0.005));
  }

  @Test
  void one_seed_gives_one_sequence_and_every_draw_is_new() {
    float[] half = new float[64];
    Arrays.fill(half, 0.5f);
    Binarizer binarizer = new Binarizer(7);
    float[] first = new float[64];
    float[] second = new float[64];
    float[] again = new float[64];
    binarizer.draw(half, first);
    binarizer.draw(half, second);
    new Binarizer(7).draw(half, again);

    assertThat(second).isNotEqualTo(first);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void lengths_must_match() {
    assertThatThrownBy(() -> new Binarizer(1).draw(new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 probabilities do not give 3 bits");
  }
}
