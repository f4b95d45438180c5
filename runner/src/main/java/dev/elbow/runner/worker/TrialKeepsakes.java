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

/**
 * The files of a trained trial. What cannot be written, as on a full disk, is warned of and missed
 * later; the trial and its metrics are not lost for it.
 */
record TrialKeepsakes(RunDirectory run, TrialId trial, VaeModel model) {
  private static final Logger LOG = LoggerFactory.getLogger(TrialKeepsakes.class);

  void saveModel() {
    try {
      model.save(run.model(trial));
    } catch (IOException | RuntimeException e) {
      LOG.warn("The model could not be saved", e);
    }
  }

  /**
   * Each picture on its own: one that fails leaves the others.
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
