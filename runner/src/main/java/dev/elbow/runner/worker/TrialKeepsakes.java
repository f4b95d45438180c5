package dev.elbow.runner.worker;

import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a trained trial. */
record TrialKeepsakes(RunDirectory run, TrialId trial, VaeModel model) {
  private static final Logger LOG = LoggerFactory.getLogger(TrialKeepsakes.class);

  /**
   * A trial without its model is worth little.
   *
   * @throws IOException if it cannot be written, as on a full disk
   */
  void saveModel() throws IOException {
    model.save(run.model(trial));
  }

  /**
   * Each picture on its own: one that fails is warned of, and leaves the others.
   *
   * @param klPerDimensionNats empty if unknown
   */
  void draw(Splits data, List<Double> klPerDimensionNats) {
    Pictures pictures = new Pictures(model, data, klPerDimensionNats);
    draw(pictures::reconstructions, run.reconstructions(trial));
    draw(pictures::samples, run.samples(trial));
    draw(pictures::traversals, run.traversals(trial));
    draw(pictures::nearest, run.nearest(trial));
  }

  private void draw(Supplier<PictureSheet> picture, Path file) {
    try {
      Files.createDirectories(run.pictures(trial));
      picture.get().write(file);
    } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
      // A picture may want more memory than the training did, or a JVM without AWT.
      LOG.warn("{} could not be drawn", file.getFileName(), e);
    }
  }
}
