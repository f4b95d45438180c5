package dev.elbow.reports.html;

import dev.elbow.reports.model.Pictures;
import dev.elbow.reports.model.Pictures.Picture;
import dev.elbow.reports.model.Png;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.stats.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pictures of one trial.
 *
 * @param row the trial's place in the report
 * @param objective what it reached, to be read beside its number
 */
public record PicturesView(int row, int number, Fact objective, List<Captioned> pictures) {

  /** A picture with a title and the words that say what is seen. */
  public record Captioned(String title, String caption, Png png) {
    /** Width over height: pictures side by side get widths that make them equally high. */
    public double aspect() {
      return Math.max(0.5, Math.min(4, png.width() / (double) png.height()));
    }

    public String dataUri() {
      return "data:image/png;base64," + png.base64();
    }
  }

  static Optional<PicturesView> of(SweepReport report, Scored scored) {
    return scored
        .trial()
        .pictures()
        .map(
            pictures ->
                new PicturesView(
                    scored.row(),
                    scored.trial().number(),
                    Fact.metric(report, scored.trial(), report.objectiveIndex()),
                    captioned(pictures)))
        .filter(view -> !view.pictures().isEmpty());
  }

  private static List<Captioned> captioned(Pictures pictures) {
    List<Captioned> captioned = new ArrayList<>();
    add(
        captioned,
        pictures.reconstructions(),
        "Reconstructions",
        "Validation examples beside what the model makes of their codes."
            + " Alike means that the code keeps what matters.");
    add(
        captioned,
        pictures.samples(),
        "Prior samples",
        "Decoded from codes drawn from the prior."
            + " Junk here beside good reconstructions means holes in the prior.");
    add(
        captioned,
        pictures.nearest(),
        "Nearest training images",
        "A draw that looks like its neighbour, and like no other image, was learnt by heart.");
    add(
        captioned,
        pictures.traversals(),
        "Traversals",
        "A row that does not change is a dimension that the decoder ignores.");
    return captioned;
  }

  private static void add(
      List<Captioned> to, Optional<Picture> picture, String title, String meaning) {
    picture.ifPresent(
        shown ->
            to.add(new Captioned(title, (shown.layout() + " " + meaning).trim(), shown.png())));
  }
}
