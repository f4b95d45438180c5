package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GrowingTextTest {
  private static final String TEXT = "β = 0.5 → 😀\n";

  @Test
  void a_text_is_whole_wherever_it_was_split() {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    for (int split = 0; split <= bytes.length; split++) {
      GrowingText growing = new GrowingText();
      String first = growing.add(Arrays.copyOf(bytes, split));
      String rest = growing.add(Arrays.copyOfRange(bytes, split, bytes.length));
      assertThat(first + rest).isEqualTo(TEXT);
    }
  }

  @Test
  void bytes_that_are_no_text_are_replaced() {
    assertThat(new GrowingText().add(new byte[] {'a', (byte) 0xff, 'b'})).isEqualTo("a\ufffdb");
  }
}
