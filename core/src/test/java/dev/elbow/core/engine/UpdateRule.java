package dev.elbow.core.engine;

import dev.elbow.core.model.OptimizerConfig.Algorithm;

/**
 * An update rule at work on one weight, in doubles, as its authors published it and with the
 * constants of ND4J, whose engine came first.
 *
 * <ol>
 *   <li>Kingma and Ba 2015, "Adam", in the form of its section 2, where ε is added before the bias
 *       of the second moment is corrected; AdaMax is its section 7.1
 *   <li>Reddi, Kale and Kumar 2018, "On the convergence of Adam and beyond" (AMSGrad)
 *   <li>Dozat 2016, "Incorporating Nesterov momentum into Adam"
 *   <li>Zhuang et al. 2020, "AdaBelief optimizer"
 *   <li>Tieleman and Hinton 2012, "RMSProp"
 *   <li>Duchi, Hazan and Singer 2011, "Adaptive subgradient methods" (AdaGrad)
 *   <li>Bengio, Boulanger-Lewandowski and Pascanu 2013, "Advances in optimizing recurrent networks"
 *       (Nesterov momentum in terms of the weights looked ahead to)
 * </ol>
 */
final class UpdateRule {
  private static final double BETA1 = .9;
  private static final double BETA2 = .999;
  private static final double EPSILON = 1e-8;
  private static final double BELIEF_EPSILON = 1e-14;

  private final Algorithm algorithm;
  private int updates;
  private double first;
  private double second;
  private double largest;

  UpdateRule(Algorithm algorithm) {
    this.algorithm = algorithm;
    this.second =
        switch (algorithm) {
          case RMSPROP -> 1e-8;
          case ADAGRAD -> 1e-6;
          default -> 0;
        };
  }

  /** What is to be subtracted from the weight. */
  double update(double gradient, double rate) {
    updates++;
    return switch (algorithm) {
      case SGD -> rate * gradient;
      case NESTEROV -> nesterov(gradient, rate);
      case ADAGRAD -> {
        second += gradient * gradient;
        yield rate * gradient / (Math.sqrt(second) + 1e-6);
      }
      case RMSPROP -> {
        second = .95 * second + .05 * gradient * gradient;
        yield rate * gradient / (Math.sqrt(second) + EPSILON);
      }
      default -> adaptive(gradient, rate);
    };
  }

  private double nesterov(double gradient, double rate) {
    double before = first;
    first = .9 * first - rate * gradient;
    return .9 * before - 1.9 * first;
  }

  private double adaptive(double gradient, double rate) {
    first = BETA1 * first + (1 - BETA1) * gradient;
    double deviation = algorithm == Algorithm.ADABELIEF ? gradient - first : gradient;
    second =
        algorithm == Algorithm.ADAMAX
            ? Math.max(BETA2 * second, Math.abs(gradient))
            : BETA2 * second + (1 - BETA2) * deviation * deviation;
    if (algorithm == Algorithm.ADABELIEF) {
      second += BELIEF_EPSILON;
    }
    largest = Math.max(largest, second);
    double firstBias = 1 - Math.pow(BETA1, updates);
    double corrected = rate * Math.sqrt(1 - Math.pow(BETA2, updates)) / firstBias;
    return switch (algorithm) {
      case ADAM -> corrected * first / (Math.sqrt(second) + EPSILON);
      case AMSGRAD -> corrected * first / (Math.sqrt(largest) + EPSILON);
      case ADABELIEF -> corrected * first / (Math.sqrt(second) + BELIEF_EPSILON);
      case ADAMAX -> rate / firstBias * first / (second + 1e-32);
      case NADAM ->
          rate
              * (BETA1 * first + (1 - BETA1) * gradient)
              / firstBias
              / (Math.sqrt(second) + EPSILON);
      default -> throw new AssertionError(algorithm);
    };
  }
}
