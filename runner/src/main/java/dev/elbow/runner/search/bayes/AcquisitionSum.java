package dev.elbow.runner.search.bayes;

import java.util.List;

/** Several logarithms added: the product of what they are logarithms of. */
record AcquisitionSum(List<Acquisition> terms) implements Acquisition {
  AcquisitionSum {
    terms = List.copyOf(terms);
  }

  @Override
  public double value(double[] point) {
    double sum = 0;
    for (Acquisition term : terms) {
      sum += term.value(point);
    }
    return sum;
  }

  @Override
  public double value(double[] point, double[] gradient) {
    double sum = 0;
    for (Acquisition term : terms) {
      sum += term.value(point, gradient);
    }
    return sum;
  }
}
