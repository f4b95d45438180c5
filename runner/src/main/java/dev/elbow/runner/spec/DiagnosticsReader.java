package dev.elbow.runner.spec;

import dev.elbow.core.verdict.Thresholds;

/** The diagnostics section: a word for the level, or a mapping with thresholds beside it. */
final class DiagnosticsReader {
  private static final Interval SHARE = Interval.closed(0, 1);
  private static final Interval NOT_NEGATIVE = Interval.atLeast(0);

  /** Of two equally large groups: telling them apart by chance is right half of the time. */
  private static final Interval BETTER_THAN_CHANCE = Interval.closed(0.5, 1);

  private DiagnosticsReader() {}

  static DiagnosticsSpec read(Cursor cursor) {
    return Section.ofWordOrMapping(cursor, "level")
        .map(DiagnosticsReader::read)
        .orElse(DiagnosticsSpec.DEFAULT);
  }

  private static DiagnosticsSpec read(Section section) {
    DiagnosticsSpec diagnostics =
        new DiagnosticsSpec(
            section.word("level", DiagnosticsSpec.DEFAULT.level()), thresholds(section));
    section.close();
    return diagnostics;
  }

  private static Thresholds thresholds(Section section) {
    Thresholds fallback = Thresholds.DEFAULT;
    return new Thresholds(
        section.real("max_skipped_updates", fallback.skippedUpdates(), SHARE),
        section.real("standard_errors", fallback.standardErrors(), NOT_NEGATIVE),
        section.real("min_rate", fallback.minRateNats(), NOT_NEGATIVE),
        section.real("max_gap_share", fallback.gapShareOfGain(), NOT_NEGATIVE),
        section.real("min_density_ratio", fallback.minDensityRatio(), SHARE),
        section.real("max_c2st_accuracy", fallback.maxClassifierAccuracy(), BETTER_THAN_CHANCE),
        section.real("max_pca_radius_auc", fallback.maxPcaRadiusAuc(), BETTER_THAN_CHANCE),
        section.real("max_hidden_rate", fallback.maxHiddenRate(), SHARE),
        section.real("min_active_fraction", fallback.minActiveFraction(), SHARE),
        section.real("max_collapse_fraction", fallback.maxCollapseFraction(), SHARE),
        section.real("benign_standard_errors", fallback.benignStandardErrors(), NOT_NEGATIVE));
  }
}
