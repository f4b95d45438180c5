package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping being read key by key. Asking for a key makes it known; {@link #close} reports those
 * that nobody asked for. So a key and its default stand in one place: where it is read.
 */
final class Section {
  private final Mapping mapping;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Section(Mapping mapping, String path, Problems problems) {
    this.mapping = mapping;
    this.path = path;
    this.problems = problems;
  }

  /** The mapping at the cursor; reported, and empty for the caller, if something else stands. */
  static Optional<Section> of(Cursor cursor) {
    if (cursor.node() instanceof Mapping mapping) {
      return Optional.of(new Section(mapping, cursor.path(), cursor.problems()));
    }
    cursor.problem("expected a mapping (key: value), found " + Found.describe(cursor.node()));
    return Optional.empty();
  }

  /** The same, where a single word is short for a mapping with that word under {@code key}. */
  static Optional<Section> ofWordOrMapping(Cursor cursor, String key) {
    if (cursor.node() instanceof Scalar word && !Scalars.isNull(word)) {
      Mapping mapping = new Mapping(List.of(new Entry(key, word.at(), word)), word.at());
      return Optional.of(new Section(mapping, cursor.path(), cursor.problems()));
    }
    return of(cursor);
  }

  /** The value under a key, which is known from now on. */
  Optional<Cursor> find(String key) {
    known.add(key);
    return mapping.find(key).map(entry -> new Cursor(entry.value(), pathOf(key), problems));
  }

  /** The value at a path of keys, if one stands there. */
  Optional<Cursor> at(List<String> keys) {
    Optional<Cursor> found = Optional.of(new Cursor(mapping, path, problems));
    for (String key : keys) {
      found =
          found
              .filter(cursor -> cursor.node() instanceof Mapping)
              .flatMap(cursor -> Section.of(cursor).orElseThrow().find(key));
    }
    return found;
  }

  /** The same, reported if it is missing. */
  Optional<Cursor> require(String key, String what) {
    Optional<Cursor> found = find(key);
    if (found.isEmpty()) {
      boolean searched = !mapping.at().label().isEmpty();
      String missing = searched ? "needs " + pathOf(key) + " as well; " : "missing; ";
      problems.add(mapping.at(), pathOf(key), missing + what);
    }
    return found;
  }

  int whole(String key, int fallback, Interval interval) {
    return find(key).flatMap(cursor -> cursor.whole(interval)).orElse(fallback);
  }

  double real(String key, double fallback, Interval interval) {
    return find(key).flatMap(cursor -> cursor.real(interval)).orElse(fallback);
  }

  <E extends Enum<E>> E word(String key, E fallback) {
    return find(key).flatMap(cursor -> cursor.word(fallback.getDeclaringClass())).orElse(fallback);
  }

  Position at() {
    return mapping.at();
  }

  List<Entry> entries() {
    return mapping.entries();
  }

  /** Reports something at the section's own place. */
  void problem(String message) {
    problems.add(mapping.at(), path, message);
  }

  /** Reports every key that was not asked for. */
  void close() {
    for (Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        problems.add(
            entry.keyAt(),
            pathOf(Cursor.shorten(entry.key())),
            "unknown key" + Suggestion.among(known, entry.key()));
      }
    }
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
