package dev.elbow.core.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** One term at one β, over the seeds of either side. */
record Comparison(Term term, double beta, StatisticalSummary ours, StatisticalSummary theirs) {

  enum Term {
    ELBO("ELBO"),
    RATE("rate"),
    DISTORTION("distortion");

    private final String label;

    Term(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    double of(Terms terms) {
      return switch (this) {
        case ELBO -> terms.elbo();
        case RATE -> terms.rate();
        case DISTORTION -> terms.distortion();
      };
    }
  }

  /** Every term at every β. */
  static List<Comparison> of(List<Double> betas, List<Terms> ours, List<Terms> theirs) {
    List<Comparison> comparisons = new ArrayList<>();
    for (double beta : betas) {
      for (Term term : Term.values()) {
        comparisons.add(
            new Comparison(term, beta, summarise(term, beta, ours), summarise(term, beta, theirs)));
      }
    }
    return comparisons;
  }

  private static StatisticalSummary summarise(Term term, double beta, List<Terms> trainings) {
    SummaryStatistics statistics = new SummaryStatistics();
    trainings.stream()
        .filter(terms -> terms.beta() == beta)
        .mapToDouble(term::of)
        .forEach(statistics::addValue);
    return statistics.getSummary();
  }

  double differenceNats() {
    return ours.getMean() - theirs.getMean();
  }

  /** Of the difference, if the seeds of the two sides have nothing in common. */
  double standardErrorNats() {
    return Math.sqrt(ours.getVariance() / ours.getN() + theirs.getVariance() / theirs.getN());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s at beta %s: %.2f nats, the other %.2f nats",
        term.label(),
        beta,
        ours.getMean(),
        theirs.getMean());
  }
}
