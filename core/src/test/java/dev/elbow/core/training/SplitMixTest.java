package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMixTest {

  /** 200 generations, so that also a weak γ comes up, which is exchanged. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x9e3779b97f4a7c15L})
  void draws_what_the_generator_of_the_jdk_draws(long seed) {
    SplittableRandom expected = new SplittableRandom(seed);
    SplitMix actual = new SplitMix(seed);
    for (int generation = 0; generation < 200; generation++) {
      for (int i = 0; i < 50; i++) {
        assertThat(actual.nextLong()).isEqualTo(expected.nextLong());
        assertThat(actual.nextInt()).isEqualTo(expected.nextInt());
        assertThat(actual.nextInt(1 + 7 * i)).isEqualTo(expected.nextInt(1 + 7 * i));
        assertThat(actual.nextGaussian()).isEqualTo(expected.nextGaussian());
      }
      SplitMix child = actual.split();
      SplittableRandom expectedChild = expected.split();
      assertThat(child.nextLong()).isEqualTo(expectedChild.nextLong());
      actual = generation % 2 == 0 ? child : actual;
      expected = generation % 2 == 0 ? expectedChild : expected;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 42})
  void goes_on_from_where_another_was_saved(long seed) throws IOException {
    SplitMix saved = new SplitMix(seed).split();
    saved.nextGaussian();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    saved.save(new DataOutputStream(bytes));
    SplitMix restored = new SplitMix(7);

    restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(restored.longs(100).toArray()).isEqualTo(saved.longs(100).toArray());
  }
}
