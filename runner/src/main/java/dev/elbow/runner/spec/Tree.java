package dev.elbow.runner.spec;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A YAML document without its presentation: immutable, every node with its position. */
sealed interface Tree {

  Position at();

  /** This tree with every position changed. */
  Tree moved(UnaryOperator<Position> move);

  /** This tree with every position labelled. */
  default Tree labelled(String label) {
    return moved(position -> position.labelled(label));
  }

  /** This tree, all of it at one position. */
  default Tree standing(Position position) {
    return moved(old -> position);
  }

  /** Flow-style YAML on one line that reads back as this tree. */
  String flow();

  /**
   * A scalar, not yet given a type.
   *
   * @param plain whether it stands without quotes, so that it may be a number
   * @param start offset of its first character in the text, in code points
   * @param end offset after its last character
   */
  record Scalar(String text, boolean plain, Position at, int start, int end) implements Tree {

    Scalar(String text, boolean plain, Position at) {
      this(text, plain, at, 0, 0);
    }

    @Override
    public Tree moved(UnaryOperator<Position> move) {
      return new Scalar(text, plain, move.apply(at), start, end);
    }

    @Override
    public String flow() {
      return plain ? text : TextNode.valueOf(text).toString();
    }
  }

  /** A list. */
  record Sequence(List<Tree> items, Position at) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Tree moved(UnaryOperator<Position> move) {
      return new Sequence(items.stream().map(item -> item.moved(move)).toList(), move.apply(at));
    }

    @Override
    public String flow() {
      return items.stream().map(Tree::flow).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** A mapping with distinct keys, in the order of the file. */
  record Mapping(List<Entry> entries, Position at) implements Tree {
    public Mapping {
      entries = List.copyOf(entries);
    }

    Optional<Entry> find(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** This mapping with one entry replaced, or added at the end. */
    Mapping with(Entry changed) {
      List<Entry> result = new ArrayList<>(entries);
      for (int i = 0; i < result.size(); i++) {
        if (result.get(i).key().equals(changed.key())) {
          result.set(i, changed);
          return new Mapping(result, at);
        }
      }
      result.add(changed);
      return new Mapping(result, at);
    }

    @Override
    public Tree moved(UnaryOperator<Position> move) {
      List<Entry> moved =
          entries.stream()
              .map(e -> new Entry(e.key, move.apply(e.keyAt), e.value.moved(move)))
              .toList();
      return new Mapping(moved, move.apply(at));
    }

    @Override
    public String flow() {
      return entries.stream()
          .map(entry -> TextNode.valueOf(entry.key()) + ": " + entry.value().flow())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /** A key and its value. */
  record Entry(String key, Position keyAt, Tree value) {}
}
