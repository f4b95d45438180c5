package dev.elbow.runner.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The warm_start section: an earlier run, or a list of them. */
record WarmStartReader(NamedPaths paths) {
  List<String> read(Cursor cursor) {
    List<Cursor> items =
        cursor.node() instanceof Tree.Sequence ? cursor.items().orElse(List.of()) : List.of(cursor);
    if (items.isEmpty()) {
      cursor.problem("the list is empty; expected at least one run");
    }
    List<String> runs = new ArrayList<>();
    items.forEach(item -> item.text().flatMap(text -> run(item, text, runs)).ifPresent(runs::add));
    return runs;
  }

  private Optional<String> run(Cursor cursor, String text, List<String> known) {
    Optional<String> run =
        new EarlierRunPath(paths.directory()).resolve(text).filter(path -> !path.isBlank());
    if (run.isEmpty()) {
      cursor.problem(
          "expected a run's directory, NAME or NAME/STAMP, found " + Found.describe(cursor.node()));
    } else if (known.contains(run.get())) {
      cursor.problem("the run " + text + " is named twice");
      return Optional.empty();
    }
    return run.filter(found -> mayRead(cursor, found));
  }

  private boolean mayRead(Cursor cursor, String run) {
    Path path = Path.of(run);
    return path.isAbsolute() ? paths.check(cursor, path) : paths.checkName(cursor, run);
  }
}
