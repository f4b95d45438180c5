package dev.elbow.runner.store;

import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Examinations of which only the verdict is read, without what led to it. */
final class Verdicts {
  private static final String VERDICTS =
      """
      SELECT e.trial, e.verdict
      FROM latest_attempt a JOIN examination e ON e.trial = a.trial AND e.attempt = a.number
      """;
  private static final String MISSING =
      """
      SELECT a.trial
      FROM latest_attempt a LEFT JOIN examination e ON e.trial = a.trial AND e.attempt = a.number
      WHERE a.state IN ('COMPLETED', 'STOPPED') AND e.trial IS NULL
      ORDER BY a.trial
      """;

  // Shared: a long run has thousands of the same.
  private static final Map<String, Examination> BY_ID =
      Arrays.stream(Verdict.values())
          .collect(Collectors.toUnmodifiableMap(Verdict::id, Verdicts::bare));
  private static final Map<Verdict, Examination> BY_VERDICT =
      Arrays.stream(Verdict.values())
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Verdicts::bare));

  private Verdicts() {}

  private static Examination bare(Verdict verdict) {
    Diagnosis diagnosis = new Diagnosis(verdict, "", List.of(), List.of());
    return new Examination(diagnosis, Optional.empty(), Optional.empty(), List.of());
  }

  static Examination of(Verdict verdict) {
    return Optional.ofNullable(BY_VERDICT.get(verdict)).orElseThrow();
  }

  /** By trial number. */
  static Map<Integer, Examination> read(Handle handle) {
    return handle
        .createQuery(VERDICTS)
        .reduceRows(
            new HashMap<>(),
            (read, row) -> {
              String id = row.getColumn("verdict", String.class);
              Optional.ofNullable(BY_ID.get(id))
                  .ifPresent(bare -> read.put(row.getColumn("trial", Integer.class), bare));
              return read;
            });
  }

  /** The trials, in order, that have numbers but were given no verdict: by an older Elbow. */
  static List<Integer> missing(Handle handle) {
    return handle.createQuery(MISSING).mapTo(Integer.class).list();
  }
}
