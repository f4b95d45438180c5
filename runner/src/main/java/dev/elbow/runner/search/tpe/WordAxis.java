package dev.elbow.runner.search.tpe;

import dev.elbow.runner.space.Value;
import java.util.List;
import java.util.SplittableRandom;

/** Words, between which there is no order: an equal cell of [0, 1] for each. */
record WordAxis(List<Value> words) implements Axis {

  @Override
  public double coordinate(Value value) {
    return (Math.max(0, words.indexOf(value)) + 0.5) / words.size();
  }

  @Override
  public Value value(double coordinate) {
    return words.get(index(coordinate));
  }

  private int index(double coordinate) {
    return Math.min(words.size() - 1, (int) (coordinate * words.size()));
  }

  @Override
  public Kernel kernel(double centre, double bandwidth, double spread) {
    return new WordKernel(index(centre), spread);
  }

  @Override
  public Kernel prior() {
    return new WordKernel(0, 1);
  }

  /** After Aitchison and Aitken: one word more probable than each of the others. */
  private final class WordKernel implements Kernel {
    private final int word;
    private final double spread;

    WordKernel(int word, double spread) {
      this.word = word;
      this.spread = spread;
    }

    @Override
    public double logDensity(double coordinate) {
      double whole = 1 + (words.size() - 1) * spread;
      return Math.log((index(coordinate) == word ? 1 : spread) / whole);
    }

    @Override
    public double draw(SplittableRandom random) {
      double drawn = random.nextDouble() * (1 + (words.size() - 1) * spread);
      int other = drawn < 1 ? 0 : 1 + (int) ((drawn - 1) / spread);
      return ((word + other) % words.size() + 0.5) / words.size();
    }
  }
}
