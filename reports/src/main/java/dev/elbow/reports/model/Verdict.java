package dev.elbow.reports.model;

/** What kind of model a trial ended with. The earlier a verdict stands here, the graver it is. */
public enum Verdict {
  DIVERGED("diverged", Tone.BAD),
  FULL_COLLAPSE("full collapse", Tone.BAD),
  OVERFIT("overfit", Tone.WARNING),
  PRIOR_HOLE("prior hole", Tone.WARNING),
  PARTIAL_COLLAPSE("partial collapse", Tone.WARNING),
  HEALTHY("healthy", Tone.GOOD);

  private final String title;
  private final Tone tone;

  Verdict(String title, Tone tone) {
    this.title = title;
    this.tone = tone;
  }

  /** As the page says it. */
  public String title() {
    return title;
  }

  public Tone tone() {
    return tone;
  }

  /** How it is coloured; its glyph says the same to whoever does not see colours. */
  public enum Tone {
    GOOD("✓"),
    WARNING("▲"),
    BAD("✕");

    private final String glyph;

    Tone(String glyph) {
      this.glyph = glyph;
    }

    public String glyph() {
      return glyph;
    }
  }
}
