package dev.elbow.reports.model;

import java.util.OptionalInt;

/**
 * Why a trial was tried.
 *
 * @param explanation one line; empty if the kind says all
 * @param replicated the number of the trial whose settings are trained again; present for a
 *     replicate only
 */
public record Origin(Kind kind, String explanation, OptionalInt replicated) {

  /** Of a trial of which no more is known than that its turn came. */
  public static final Origin UNSAID = new Origin(Kind.SEQUENCE, "", OptionalInt.empty());

  /** How its settings were chosen. */
  public enum Kind {
    ENQUEUED("enqueued"),
    SEQUENCE("next in sequence"),
    START_DESIGN("start design"),
    EXPLOIT("exploits"),
    EXPLORE("explores"),
    REPLICATE("replicate");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As the page says it. */
    public String title() {
      return title;
    }
  }

  public Origin {
    if (replicated.isPresent() != (kind == Kind.REPLICATE)) {
      throw new IllegalArgumentException("a replicate, and nothing else, replicates a trial");
    }
  }

  public boolean isReplicate() {
    return kind == Kind.REPLICATE;
  }
}
