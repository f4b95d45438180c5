package dev.elbow.runner.worker;

import dev.elbow.core.training.Checkpoints;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEvent.Ready;
import dev.elbow.runner.execute.protocol.WorkerEventJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker leaves for another one that is started on the same trial: the state of the
 * training, and, once it is over, what is to be reported. It stays until the parent has recorded
 * how the trial ended, and so nothing is done twice if the parent dies before.
 *
 * @param identity of the trial, one line: what was left under its number by another is not taken
 *     for its own
 */
record TrialCheckpoint(Path directory, String identity) {
  private static final Logger LOG = LoggerFactory.getLogger(TrialCheckpoint.class);

  /**
   * How a trial ended.
   *
   * @param ready with every epoch as done
   * @param event the last one
   */
  record Ending(Ready ready, WorkerEvent event) {}

  /** Where the training keeps its state. */
  Checkpoints training() {
    return Checkpoints.in(directory.resolve("training"));
  }

  /** How an earlier attempt ended, if it got so far. */
  Optional<Ending> ending() {
    if (!Files.exists(endingFile())) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(endingFile());
      if (lines.size() == 3
          && lines.get(0).equals(identity)
          && WorkerEventJson.read(lines.get(1)).orElse(null) instanceof Ready ready) {
        return WorkerEventJson.read(lines.get(2)).map(event -> new Ending(ready, event));
      }
      LOG.warn("{} is damaged, or another trial's, and is left aside", endingFile());
    } catch (IOException e) {
      LOG.warn("{} cannot be read and is left aside", endingFile(), e);
    }
    return Optional.empty();
  }

  /** Keeps how the trial ended, as a whole or, with a warning, not at all. */
  void keep(Ending ending) {
    String lines =
        String.join(
            "\n",
            identity,
            WorkerEventJson.write(ending.ready()),
            WorkerEventJson.write(ending.event()),
            "");
    try {
      Files.createDirectories(directory);
      Path unfinished = directory.resolve("ending.tmp");
      write(lines, unfinished);
      Files.move(unfinished, endingFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("{} cannot be written", endingFile(), e);
    }
  }

  private static void write(String text, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Path endingFile() {
    return directory.resolve("ending");
  }
}
