package dev.elbow.runner.worker;

import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.util.List;
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

  void draw(Splits data, List<Double> klPerDimensionNats) {
    try {
      new Pictures(model, data, klPerDimensionNats).write(run, trial);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The pictures could not be drawn", e);
    }
  }
}
