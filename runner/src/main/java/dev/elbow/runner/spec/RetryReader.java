package dev.elbow.runner.spec;

import dev.elbow.runner.spec.RetrySpec.Failure;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The retry section: a mapping, or the word {@code none}. */
final class RetryReader {
  private static final Interval COUNT = Interval.closed(0, 100);
  private static final Set<Failure> ALL = EnumSet.allOf(Failure.class);

  /** What people may call failures that are results. */
  private static final Set<String> DIVERGENCE =
      Set.of("divergence", "diverged", "diverge", "divergent");

  private RetryReader() {}

  static RetrySpec read(Cursor cursor) {
    if (cursor.isWord("none")) {
      return new RetrySpec(0, Set.of());
    }
    return Section.of(cursor).map(RetryReader::read).orElse(RetrySpec.DEFAULT);
  }

  private static RetrySpec read(Section section) {
    RetrySpec retry =
        new RetrySpec(
            section.whole("max", RetrySpec.DEFAULT.max(), COUNT),
            section.find("on").map(RetryReader::failures).orElse(RetrySpec.DEFAULT.on()));
    section.close();
    return retry;
  }

  private static Set<Failure> failures(Cursor cursor) {
    Optional<List<Cursor>> items = cursor.items();
    if (items.filter(List::isEmpty).isPresent()) {
      cursor.problem("the list of failures is empty; retry: none tries nothing again");
    }
    Set<Failure> failures = EnumSet.noneOf(Failure.class);
    for (Cursor item : items.orElse(List.of())) {
      failure(item)
          .filter(failure -> !failures.add(failure))
          .ifPresent(twice -> item.problem(word(twice) + " is listed twice"));
    }
    return failures;
  }

  private static Optional<Failure> failure(Cursor item) {
    Optional<String> written = item.text();
    if (written.filter(DIVERGENCE::contains).isPresent()) {
      item.problem(
          "a divergence is never tried again: it would recur, and the search learns from it");
      return Optional.empty();
    }
    Optional<Failure> failure =
        written.flatMap(text -> ALL.stream().filter(one -> word(one).equals(text)).findFirst());
    if (written.isPresent() && failure.isEmpty()) {
      item.problem(
          "there is no '"
              + Cursor.shorten(written.get())
              + "'"
              + Suggestion.among(ALL.stream().map(RetryReader::word).toList(), written.get()));
    }
    return failure;
  }

  private static String word(Failure failure) {
    return failure.name().toLowerCase(Locale.ROOT);
  }
}
