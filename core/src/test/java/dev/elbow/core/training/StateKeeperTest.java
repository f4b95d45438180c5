package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class StateKeeperTest {
  private static final int TAKES_NANOS = 10;

  @TempDir Path directory;
  private long now = -7; // a clock for durations may begin anywhere
  private int saved;

  private final CheckpointFile.State state =
      new CheckpointFile.State() {
        @Override
        public void save(DataOutputStream out) throws IOException {
          out.writeInt(saved++);
          now += TAKES_NANOS;
        }

        @Override
        public void restore(DataInputStream in) {}
      };

  @Test
  void saving_takes_at_most_a_twentieth_of_the_time_but_for_the_first_and_the_last_state() {
    StateKeeper keeper = keeper(directory.resolve("training"));

    keeper.save(state, false);
    assertThat(saved).isEqualTo(1);
    now += 20 * TAKES_NANOS - 1;
    keeper.save(state, false);
    assertThat(saved).isEqualTo(1);
    now++;
    keeper.save(state, false);
    assertThat(saved).isEqualTo(2);
    keeper.save(state, true);
    assertThat(saved).isEqualTo(3);
  }

  @Test
  void a_state_that_can_never_be_written_is_warned_of_once() throws IOException {
    Logger logger = (Logger) LoggerFactory.getLogger(StateKeeper.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      Path blocked = Files.writeString(directory.resolve("blocked"), "in the way");
      StateKeeper keeper = keeper(blocked.resolve("training"));
      for (int epoch = 1; epoch <= 3; epoch++) {
        keeper.save(state, true);
      }
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getFormattedMessage()).contains("blocked", "cannot be written");
  }

  private StateKeeper keeper(Path file) {
    TrainingPlan plan = Trainings.of(1).plan();
    return new StateKeeper(
        Checkpoints.in(file), new ScriptedEngine(Trainings.STEPS_PER_EPOCH, -3), plan, () -> now);
  }
}
