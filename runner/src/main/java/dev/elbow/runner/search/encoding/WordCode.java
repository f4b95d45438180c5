package dev.elbow.runner.search.encoding;

import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A choice among words: an equal share of the cube for each, and a coordinate of its own for a
 * model, in which any two words lie at the distance 1. Two words need but one coordinate.
 */
final class WordCode implements ParameterCode {
  private static final double MARK = Math.sqrt(0.5);

  private final List<Value> words;

  WordCode(Choice choice) {
    words = choice.values();
  }

  @Override
  public int width() {
    return words.size() == 2 ? 1 : words.size();
  }

  @Override
  public boolean isContinuous() {
    return false;
  }

  @Override
  public Value value(double cube) {
    int index = (int) (cube * words.size());
    return words.get(Math.max(0, Math.min(words.size() - 1, index)));
  }

  @Override
  public double cube(Value value) {
    return (Math.max(0, words.indexOf(value)) + 0.5) / words.size();
  }

  @Override
  public boolean write(Value value, double[] point, int at) {
    int index = words.indexOf(value);
    if (index < 0) {
      return false;
    }
    if (words.size() == 2) {
      point[at] = index;
      return true;
    }
    Arrays.fill(point, at, at + words.size(), 0);
    point[at + index] = MARK;
    return true;
  }

  @Override
  public void writeInactive(double[] point, int at) {
    Arrays.fill(point, at, at + width(), words.size() == 2 ? 0.5 : MARK / words.size());
  }

  @Override
  public double[] levels() {
    return IntStream.range(0, words.size()).mapToDouble(i -> (i + 0.5) / words.size()).toArray();
  }
}
