package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutputLinesTest {
  private final List<String> events = new ArrayList<>();
  private final StringBuilder printed = new StringBuilder();
  private long strayBytes;
  private int tooLong;
  private boolean keepsText = true;

  private final OutputLines lines =
      new OutputLines(
          new OutputLines.Listener() {
            @Override
            public void event(String line) {
              events.add(line);
            }

            @Override
            public void stray(byte[] bytes, int length) {
              strayBytes += length;
              if (keepsText) {
                printed.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
              }
            }

            @Override
            public void tooLong() {
              tooLong++;
            }
          });

  private void read(String text) throws IOException {
    lines.readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void events_are_told_from_what_else_is_printed() throws IOException {
    read("one\n\n{\"event\":\"idle\"}\n{\"eve\n{\"other\":1}\nhalf\n{\"event\":\"alive\"}\n");
    assertThat(events).containsExactly("{\"event\":\"idle\"}", "{\"event\":\"alive\"}");
    assertThat(printed).hasToString("one\n{\"eve\n{\"other\":1}\nhalf\n");
  }

  @Test
  void half_a_line_at_the_end_is_no_event() throws IOException {
    read("{\"event\":\"idle\"}");
    assertThat(events).isEmpty();
    assertThat(printed).hasToString("{\"event\":\"idle\"}");
  }

  @Test
  void nothing_depends_on_how_the_bytes_arrive() throws IOException {
    String text = "x\n{\"event\":\"é\"}\n\n{\"event\":1}\nyy{\"event\"\n{\"ev".repeat(50);
    read(text);
    List<String> whole = List.copyOf(events);
    String rest = printed.toString();
    events.clear();
    printed.setLength(0);
    lines.readAll(new Trickle(text.getBytes(StandardCharsets.UTF_8), 3));
    assertThat(events).isEqualTo(whole);
    assertThat(printed.toString().replace("\uFFFD", "")).isEqualTo(rest);
  }

  @Test
  void a_gigabyte_without_an_end_of_line_is_passed_on_in_small_pieces() throws IOException {
    keepsText = false;
    lines.readAll(new Endless(1L << 30, ""));
    assertThat(strayBytes).isEqualTo(1L << 30);
  }

  @Test
  void an_event_without_an_end_is_cut_off() throws IOException {
    keepsText = false;
    lines.readAll(new Endless(4L * OutputLines.LONGEST_EVENT_BYTES, "{\"event\":\""));
    assertThat(tooLong).isEqualTo(1);
    assertThat(events).isEmpty();
  }

  /** A few bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final SplittableRandom random;

    Trickle(byte[] bytes, long seed) {
      super(bytes);
      random = new SplittableRandom(seed);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, random.nextInt(1, 12)));
    }
  }

  /** The same letter over and over, behind a beginning. */
  private static final class Endless extends InputStream {
    private final byte[] beginning;
    private long left;

    Endless(long length, String beginning) {
      left = length;
      this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("a byte at a time takes too long");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(into, offset, offset + count, (byte) 'a');
      if (beginning.length > 0 && left % (4L * OutputLines.LONGEST_EVENT_BYTES) == 0) {
        System.arraycopy(beginning, 0, into, offset, beginning.length);
      }
      left -= count;
      return count;
    }
  }
}
