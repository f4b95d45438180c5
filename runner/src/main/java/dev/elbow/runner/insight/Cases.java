package dev.elbow.runner.insight;

import dev.elbow.runner.search.encoding.SpaceEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The trials that a surrogate is fitted to, as it sees them.
 *
 * @param cubes where they lie in the search cube
 * @param points what a model sees of them
 * @param values drawn in to the {@link GoodRange}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the package, never compared
record Cases(List<Response> responses, double[][] cubes, double[][] points, double[] values) {
  /** A fit takes time that grows with the cube of this. */
  private static final int MOST = 200;

  /**
   * Those that belong to the space; of many, some that are spread evenly from the best to the
   * worst.
   */
  static Cases of(SpaceEncoding encoding, List<Response> all, boolean maximised) {
    List<Response> usable =
        all.stream().filter(r -> encoding.encode(r.assignment()).isPresent()).toList();
    if (usable.isEmpty()) {
      return new Cases(List.of(), new double[0][], new double[0][], new double[0]);
    }
    GoodRange range = goodRange(encoding, usable, maximised);
    List<Response> chosen = thinned(usable);
    return new Cases(
        chosen,
        chosen.stream().map(r -> encoding.cube(r.assignment())).toArray(double[][]::new),
        points(encoding, chosen),
        range.drawIn(values(chosen)));
  }

  private static GoodRange goodRange(
      SpaceEncoding encoding, List<Response> usable, boolean maximised) {
    double[] values = values(usable);
    return GoodRange.of(values, Spread.typical(points(encoding, usable), values), maximised);
  }

  private static double[][] points(SpaceEncoding encoding, List<Response> responses) {
    return responses.stream()
        .map(response -> encoding.encode(response.assignment()))
        .flatMap(Optional::stream)
        .toArray(double[][]::new);
  }

  private static double[] values(List<Response> responses) {
    return responses.stream().mapToDouble(Response::value).toArray();
  }

  private static List<Response> thinned(List<Response> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<Integer> byValue = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    byValue.sort(Comparator.comparingDouble(i -> all.get(i).value()));
    return IntStream.range(0, MOST)
        .map(i -> byValue.get((int) ((long) i * (all.size() - 1) / (MOST - 1))))
        .sorted()
        .mapToObj(all::get)
        .toList();
  }

  int size() {
    return responses.size();
  }
}
