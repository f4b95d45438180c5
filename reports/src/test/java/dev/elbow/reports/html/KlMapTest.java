package dev.elbow.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.model.EpochPoint;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KlMapTest {

  @Test
  void keeps_the_busiest_dimensions_the_busiest_first() {
    KlMap map = KlMap.of(List.of(epoch(1, 200), epoch(2, 200))).orElseThrow();
    assertThat(map.count()).isEqualTo(200);
    assertThat(map.dimensions())
        .isEqualTo(IntStream.range(0, 64).map(place -> 199 - place).boxed().toList());
    assertThat(map.nats().get(1).get(0)).isEqualTo(2 * 199.0);
  }

  @Test
  void thins_many_epochs_but_keeps_the_first_and_the_last() {
    KlMap map =
        KlMap.of(IntStream.rangeClosed(1, 1000).mapToObj(number -> epoch(number, 2)).toList())
            .orElseThrow();
    assertThat(map.epochs())
        .hasSize(60)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(1)
        .endsWith(1000);
  }

  @Test
  void there_is_none_without_an_epoch_that_was_measured() {
    assertThat(KlMap.of(List.of())).isEmpty();
    assertThat(KlMap.of(List.of(epoch(1, 0)))).isEmpty();
  }

  @Test
  void leaves_out_epochs_that_were_not_measured() {
    KlMap map = KlMap.of(List.of(epoch(1, 3), epoch(2, 0), epoch(3, 3))).orElseThrow();
    assertThat(map.epochs()).containsExactly(1, 3);
  }

  /** The KL of dimension i is i nats times the epoch. */
  private static EpochPoint epoch(int epoch, int dimensions) {
    List<Double> kl =
        DoubleStream.iterate(0, i -> i + 1).limit(dimensions).map(i -> i * epoch).boxed().toList();
    return new EpochPoint(epoch, -1, -1, 1, 0, 0, 0, kl, 1, 0, 0, 1);
  }
}
