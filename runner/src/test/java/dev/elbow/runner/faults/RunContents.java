package dev.elbow.runner.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a run has found out, but for what time it took and how many attempts: two runs of
 * one sweep have the same, whatever happened to them.
 *
 * @param values by table, trial, epoch and name, bit for bit
 * @param doubled keys that are there more than once
 */
record RunContents(Map<String, String> values, List<String> doubled) {
  private static final String TIMELESS = " WHERE name NOT LIKE '%\\_seconds' ESCAPE '\\'";
  private static final int MOST_NAMED = 5;

  /** Each of a row's key and its value; numbers as SQLite prints all their digits. */
  private static final List<String> QUERIES =
      List.of(
          "SELECT 'trial ' || number, assignment || ' ' || seed FROM trial",
          "SELECT 'epoch ' || trial || '/' || epoch || '/' || name,"
              + " COALESCE(printf('%!.17g', value), 'none') FROM epoch_metric"
              + TIMELESS,
          "SELECT 'epoch vector ' || trial || '/' || epoch || '/' || name, elements"
              + " FROM epoch_vector",
          "SELECT 'final ' || trial || '/' || name,"
              + " COALESCE(printf('%!.17g', value), 'none') FROM final_metric"
              + TIMELESS,
          "SELECT 'final vector ' || trial || '/' || name, elements FROM final_vector",
          "SELECT 'verdict ' || trial, verdict || ': ' || reason FROM examination");

  static RunContents read(Path run) {
    RunTables tables = new RunTables(run);
    Map<String, String> values = new TreeMap<>();
    List<String> doubled = new ArrayList<>();
    for (String query : QUERIES) {
      for (String row : tables.rows(query)) {
        int bar = row.indexOf('|');
        if (values.put(row.substring(0, bar), row.substring(bar + 1)) != null) {
          doubled.add(row.substring(0, bar));
        }
      }
    }
    return new RunContents(values, doubled);
  }

  /** How this run differs from one of the same sweep; empty if it does not. */
  List<String> differencesFrom(RunContents undisturbed) {
    List<String> differences = new ArrayList<>();
    doubled.forEach(key -> differences.add(key + " is there more than once"));
    undisturbed.values.forEach(
        (key, value) -> {
          String found = values.getOrDefault(key, "missing");
          if (!found.equals(value)) {
            differences.add(key + " is " + found + ", undisturbed " + value);
          }
        });
    values.keySet().stream()
        .filter(key -> !undisturbed.values.containsKey(key))
        .forEach(key -> differences.add(key + " is one too many"));
    return shortened(differences);
  }

  private static List<String> shortened(List<String> differences) {
    if (differences.size() <= MOST_NAMED) {
      return differences;
    }
    List<String> few = new ArrayList<>(differences.subList(0, MOST_NAMED));
    few.add("and " + (differences.size() - MOST_NAMED) + " more differences");
    return few;
  }
}
