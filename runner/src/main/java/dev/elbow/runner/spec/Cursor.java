package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Scalar;
import dev.elbow.runner.spec.Tree.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One node being read: gives it a type, or says what is wrong with it. A getter that comes back
 * empty has reported why.
 *
 * @param path of the setting from the top of the file
 */
record Cursor(Tree node, String path, Problems problems) {

  void problem(String message) {
    problems.add(node.at(), path, message);
  }

  /** A whole number of the interval that fits an int. */
  Optional<Integer> whole(Interval interval) {
    return wholeLong(interval)
        .flatMap(
            number ->
                number == number.intValue()
                    ? Optional.of(number.intValue())
                    : complain("a whole number up to " + Integer.MAX_VALUE));
  }

  /** A whole number of the interval. */
  Optional<Long> wholeLong(Interval interval) {
    Optional<Long> whole = Scalars.whole(node);
    if (whole.isEmpty()) {
      problems.needWhole(node.at());
    }
    Optional<Long> number = whole.filter(value -> interval.contains(value));
    return number.isPresent() ? number : complain("a whole number" + interval);
  }

  /** A number of the interval. */
  Optional<Double> real(Interval interval) {
    Optional<Double> number =
        Scalars.number(node).map(value -> value.doubleValue()).filter(interval::contains);
    return number.isPresent() ? number : complain("a number" + interval);
  }

  /** A scalar as it is written, quoted or not. */
  Optional<String> text() {
    if (node instanceof Scalar scalar && !Scalars.isNull(scalar)) {
      return Optional.of(scalar.text());
    }
    problem("expected a word, found " + Found.describe(node));
    return Optional.empty();
  }

  /** One constant of an enum, written in lower case. */
  <E extends Enum<E>> Optional<E> word(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    List<String> words = constants.stream().map(Cursor::id).toList();
    Optional<String> written = text();
    int index = written.map(words::indexOf).orElse(-1);
    if (written.isPresent() && index < 0) {
      problem(
          "there is no '" + shorten(written.get()) + "'" + Suggestion.among(words, written.get()));
    }
    return index < 0 ? Optional.empty() : Optional.of(constants.get(index));
  }

  /** The elements of a list. */
  Optional<List<Cursor>> items() {
    if (!(node instanceof Sequence sequence)) {
      problem("expected a list, found " + Found.describe(node));
      return Optional.empty();
    }
    List<Cursor> items = new ArrayList<>();
    for (Tree item : sequence.items()) {
      items.add(new Cursor(item, path + "[" + (items.size() + 1) + "]", problems));
    }
    return Optional.of(items);
  }

  boolean isWord(String word) {
    return node instanceof Scalar scalar && scalar.text().equals(word);
  }

  private <T> Optional<T> complain(String expected) {
    problem("expected " + expected + ", found " + Found.insteadOfNumber(node));
    return Optional.empty();
  }

  static String shorten(String written) {
    return written.length() > 60 ? written.substring(0, 60) + "…" : written;
  }

  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
