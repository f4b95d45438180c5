package dev.elbow.runner.search.tpe;

import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Whole;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Numbers that lie apart, each with a cell of [0, 1] of its own: whole numbers with the range
 * widened by one half on either side, a choice among numbers with equal cells in ascending order.
 */
final class StepAxis implements Axis {
  private final long first;
  private final long last;
  private final Scale scale;
  private final List<Value> choices;

  /**
   * @param choices the values of the numbers from {@code first} on; none if these are the values
   */
  private StepAxis(long first, long last, Scale scale, List<Value> choices) {
    this.first = first;
    this.last = last;
    this.scale = scale;
    this.choices = choices;
  }

  static StepAxis of(IntRange range) {
    return new StepAxis(range.min(), range.max(), range.scale(), List.of());
  }

  static StepAxis of(Choice choice) {
    List<Value> ascending = choice.values().stream().sorted().toList();
    return new StepAxis(0, ascending.size() - 1L, Scale.LINEAR, ascending);
  }

  @Override
  public double coordinate(Value value) {
    long number = choices.isEmpty() ? Math.round(value.asNumber()) : nearest(value.asNumber());
    long inside = Math.max(first, Math.min(last, number));
    return 0.5 * (edge(inside) + edge(inside + 1));
  }

  private int nearest(double number) {
    return IntStream.range(0, choices.size())
        .boxed()
        .min(Comparator.comparingDouble(i -> Math.abs(choices.get(i).asNumber() - number)))
        .orElseThrow();
  }

  @Override
  public Value value(double coordinate) {
    long number = number(coordinate);
    return choices.isEmpty() ? new Whole(number) : choices.get((int) number);
  }

  private long number(double coordinate) {
    double from = scaled(first - 0.5);
    double scaled = from + coordinate * (scaled(last + 0.5) - from);
    long number = Math.round(scale == Scale.LOG ? Math.exp(scaled) : scaled);
    return Math.max(first, Math.min(last, number));
  }

  /** Where the cell of a number begins. */
  private double edge(long number) {
    double from = scaled(first - 0.5);
    return (scaled(number - 0.5) - from) / (scaled(last + 0.5) - from);
  }

  private double scaled(double number) {
    return scale == Scale.LOG ? Math.log(number) : number;
  }

  @Override
  public Kernel kernel(double centre, double bandwidth, double spread) {
    return new StepKernel(NormalKernel.of(centre, bandwidth));
  }

  @Override
  public Kernel prior() {
    return new StepKernel(NormalKernel.of(0.5, 1));
  }

  /** The probabilities of whole cells. */
  private final class StepKernel implements Kernel {
    private final NormalKernel normal;

    StepKernel(NormalKernel normal) {
      this.normal = normal;
    }

    @Override
    public double logDensity(double coordinate) {
      long number = number(coordinate);
      return normal.logProbability(edge(number), edge(number + 1));
    }

    @Override
    public double draw(SplittableRandom random) {
      return normal.draw(random);
    }
  }
}
