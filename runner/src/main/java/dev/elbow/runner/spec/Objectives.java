package dev.elbow.runner.spec;

import java.util.List;

/**
 * What a sweep optimises: one metric, or two between which it looks for the best trade-offs.
 *
 * @param all one or two different metrics, as the file orders them
 */
public record Objectives(List<MetricSpec> all) {
  public Objectives {
    all = List.copyOf(all);
    if (all.isEmpty() || all.size() > 2) {
      throw new IllegalArgumentException("a sweep has one or two objectives, not " + all.size());
    }
    if (all.stream().map(MetricSpec::metric).distinct().count() < all.size()) {
      throw new IllegalArgumentException("objectives must differ: " + all);
    }
  }

  /** A single objective. */
  public static Objectives of(MetricSpec metric) {
    return new Objectives(List.of(metric));
  }

  /** The first, or only, objective. */
  public MetricSpec primary() {
    return all.get(0);
  }

  /** Whether trials are compared by trade-offs, so that there may be many best ones. */
  public boolean areSeveral() {
    return all.size() > 1;
  }
}
