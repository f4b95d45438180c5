package dev.elbow.reports.model;

/**
 * One measured number.
 *
 * @param id as in the store and the exports: {@code valid_elbo}
 * @param title as a person reads it: {@code Validation ELBO}
 * @param headline whether the table of trials shows it unasked; the others stand in each trial's
 *     part
 */
public record MetricColumn(
    String id, String title, Unit unit, Better better, Group group, boolean headline) {

  /** What one unit of it is; decides how it is printed. */
  public enum Unit {
    NATS,
    COUNT,
    FRACTION,
    SECONDS,
    NONE
  }

  /** Which direction is an improvement, all else equal. */
  public enum Better {
    HIGHER,
    LOWER,
    NEITHER
  }

  /** What it speaks about; numbers of one group stand together. */
  public enum Group {
    BOUNDS("Bounds"),
    LATENTS("Latents"),
    SAMPLES("Samples and prior"),
    GENERALISATION("Generalisation"),
    DECODER("Decoder"),
    RUN("Run");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** As the page says it. */
    public String title() {
      return title;
    }
  }
}
