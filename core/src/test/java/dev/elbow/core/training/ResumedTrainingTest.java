package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.training.TrainingListener.Next;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a training that goes on asks its listener, and that it leaves nothing behind. */
class ResumedTrainingTest {
  private static final VaeEngine ENGINE = VaeEngines.standard();

  @TempDir Path directory;

  @Test
  void a_training_that_its_listener_stops_asks_it_again() {
    Attempts attempts = attempts(ToyTrainings.plain());
    List<Integer> heard = new ArrayList<>();
    TrainingListener stopsAfterTwo =
        epoch -> {
          heard.add(epoch.epoch());
          return epoch.epoch() == 2 ? Next.STOP : Next.CONTINUE;
        };
    for (int attempt = 1; attempt <= 2; attempt++) {
      TrainingResult.Trained trained =
          (TrainingResult.Trained)
              new VaeTrainer(() -> 0)
                  .train(ENGINE, attempts.plan(), attempts.checkpoints(), stopsAfterTwo);
      assertThat(trained.epochs()).isEqualTo(2);
      trained.model().close();
    }

    assertThat(heard).containsExactly(1, 2, 2);
  }

  @Test
  void without_a_place_for_it_nothing_is_kept() throws Exception {
    new Attempts(ENGINE, ToyTrainings.plain(), Checkpoints.NONE).toTheEnd();

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  private Attempts attempts(TrainingPlan plan) {
    return new Attempts(ENGINE, plan, Checkpoints.in(directory.resolve("checkpoint/training")));
  }
}
