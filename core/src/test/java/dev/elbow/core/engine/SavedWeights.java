package dev.elbow.core.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The weights of a model as it writes them: what any engine can be asked for. */
final class SavedWeights {
  private SavedWeights() {}

  static SavedModel of(VaeModel model) {
    try {
      Path directory = Files.createTempDirectory("weights");
      try {
        model.save(directory);
        return SavedModel.read(directory);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save a model and read it", e);
    }
  }

  /** All of them, in the order of {@link WeightLayout#slots}. */
  static float[] of(VaeLearner learner) {
    return of(learner.model()).values();
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory)) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(directory);
  }
}
