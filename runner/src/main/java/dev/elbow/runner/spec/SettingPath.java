package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Putting a value at a dotted path of a tree. */
final class SettingPath {
  /** What the single word stands for where a mapping may be shortened to it. */
  private static final Map<String, String> WORD_STANDS_FOR =
      Map.of("metric", "name", "devices", "use", "diagnostics", "level");

  private SettingPath() {}

  /**
   * The tree with one value replaced or added. A word on the way becomes the mapping that it is
   * short for, so that {@code likelihood.sigma} can be set beside {@code likelihood: gaussian}.
   *
   * @param path keys joined by dots; a key of the tree that itself holds dots is found too
   * @param newKeyAt where keys that are added are said to stand
   */
  static Mapping put(Tree tree, String path, Tree value, Position newKeyAt) {
    Mapping mapping = asMapping(tree, "type");
    String key = nextKey(mapping, path);
    Position keyAt = mapping.find(key).map(Entry::keyAt).orElse(newKeyAt);
    if (key.length() == path.length()) {
      return mapping.with(new Entry(key, keyAt, value));
    }
    Tree child = mapping.find(key).map(Entry::value).orElse(new Mapping(List.of(), newKeyAt));
    Mapping inner = asMapping(child, WORD_STANDS_FOR.getOrDefault(key, "type"));
    String rest = path.substring(key.length() + 1);
    return mapping.with(new Entry(key, keyAt, put(inner, rest, value, newKeyAt)));
  }

  /** Whether the tree has a value of its own at a dotted path. */
  static boolean isGiven(Tree tree, String path) {
    if (!(tree instanceof Mapping mapping)) {
      return false;
    }
    String key = nextKey(mapping, path);
    return mapping
        .find(key)
        .map(
            entry ->
                key.length() == path.length()
                    || isGiven(entry.value(), path.substring(key.length() + 1)))
        .orElse(false);
  }

  private static Mapping asMapping(Tree tree, String key) {
    if (tree instanceof Mapping mapping) {
      return mapping;
    }
    if (tree instanceof Scalar word && Scalars.isNull(word)) {
      return new Mapping(List.of(), word.at());
    }
    return new Mapping(List.of(new Entry(key, tree.at(), tree)), tree.at());
  }

  private static String nextKey(Mapping mapping, String path) {
    Optional<String> existing =
        mapping.entries().stream()
            .map(Entry::key)
            .filter(key -> path.equals(key) || path.startsWith(key + "."))
            .filter(key -> !key.isEmpty())
            .max((a, b) -> Integer.compare(a.length(), b.length()));
    return existing.orElseGet(() -> Arrays.asList(path.split("\\.", -1)).get(0));
  }
}
