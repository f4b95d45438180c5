package dev.elbow.runner.spec;

import dev.elbow.runner.spec.SearchSpec.Replicates;
import java.util.Optional;

/** The replicates section: how many more trainings, or a mapping. */
final class ReplicatesReader {
  private static final Interval COUNT = Interval.closed(1, 1000);

  private ReplicatesReader() {}

  static Optional<Replicates> read(Cursor cursor) {
    if (!(cursor.node() instanceof Tree.Mapping)) {
      return cursor.whole(COUNT).map(runs -> new Replicates(runs, Replicates.DEFAULT_BEST));
    }
    return Section.of(cursor).flatMap(ReplicatesReader::read);
  }

  private static Optional<Replicates> read(Section section) {
    Optional<Integer> runs =
        section
            .require("runs", "expected how many more trainings each of the best gets")
            .flatMap(cursor -> cursor.whole(COUNT));
    int best = section.whole("best", Replicates.DEFAULT_BEST, COUNT);
    section.close();
    return runs.map(count -> new Replicates(count, best));
  }
}
