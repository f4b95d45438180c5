package dev.elbow.runner.publish;

import dev.elbow.reports.model.Pictures;
import dev.elbow.reports.model.Png;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The pictures that a trial's worker left in its directory. */
final class TrialPictures {
  private TrialPictures() {}

  /** Empty if there are none: the data are no images, or the worker did not get so far. */
  static Optional<Pictures> read(RunDirectory run, TrialId trial) {
    Pictures pictures =
        new Pictures(
            picture(
                run.reconstructions(trial),
                "Validation examples and, below each row, what the model makes of them."),
            picture(run.samples(trial), "Decoded draws from the prior."),
            picture(
                run.nearest(trial),
                "The first row of the prior samples and, below each, the training image nearest to"
                    + " it."),
            picture(
                run.traversals(trial),
                "Each row moves one latent dimension z_i from −2 to 2 in seven steps; all others stay at"
                    + " the code of one validation example."));
    boolean none =
        pictures.reconstructions().isEmpty()
            && pictures.samples().isEmpty()
            && pictures.nearest().isEmpty()
            && pictures.traversals().isEmpty();
    return none ? Optional.empty() : Optional.of(pictures);
  }

  private static Optional<Pictures.Picture> picture(Path file, String layout) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new Pictures.Picture(Png.of(Files.readAllBytes(file)), layout))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // cut off while it was written: the page does without it
    }
  }
}
