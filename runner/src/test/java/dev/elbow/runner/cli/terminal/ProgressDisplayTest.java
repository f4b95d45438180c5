package dev.elbow.runner.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final StringWriter written = new StringWriter();
  private final LiveBlock block = new LiveBlock(new PrintWriter(written), () -> 30);

  @Test
  void a_block_is_rewritten_in_place_and_only_when_it_changes() {
    block.show(List.of("one", "two"));
    block.show(List.of("one", "two"));
    assertThat(written.toString()).isEqualTo("one\u001b[K\ntwo\u001b[K\n");

    block.show(List.of("one", "three"));
    assertThat(written.toString()).endsWith("\r\u001b[2Aone\u001b[K\nthree\u001b[K\n");
  }

  @Test
  void a_line_longer_than_the_terminal_is_cut_before_it_wraps() {
    block.show(List.of("x".repeat(50)));

    assertThat(written.toString()).isEqualTo("x".repeat(29) + "\u001b[K\n");
  }

  @Test
  void a_line_above_the_block_stays_and_clearing_leaves_nothing_else() {
    block.show(List.of("bar"));
    block.printAbove("a trial failed");
    block.clear();

    String shown = "bar\u001b[K\n";
    String erased = "\r\u001b[1A\u001b[J";
    assertThat(written.toString()).isEqualTo(shown + erased + "a trial failed\n" + shown + erased);
  }
}
