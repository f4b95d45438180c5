package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import dev.elbow.runner.spec.Tree.Sequence;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML text to a {@link Tree}. Works on the parser's events instead of its node composer: that one
 * recurses without a bound, so a file of brackets would overflow the stack.
 */
final class YamlParser {
  private static final int MAX_DEPTH = 40;

  /** Values in a document, each alias counted as all that it stands for. */
  private static final int MAX_VALUES = 20_000;

  private final String file;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int values;

  private YamlParser(String file, String text, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.events =
        new Parse(LoadSettings.builder().setLabel(file).build()).parseString(text).iterator();
  }

  /** The one document of the text; empty, with a problem reported, if it cannot be read. */
  static Optional<Tree> parse(String file, String text, Problems problems) {
    try {
      return new YamlParser(file, text, problems).document();
    } catch (Refused e) {
      problems.add(e.at, "", e.what);
    } catch (ReaderException e) {
      String character = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
      problems.add(whole(file), "", "not valid YAML: holds the control character " + character);
    } catch (MarkedYamlEngineException e) {
      Position at = e.getProblemMark().map(mark -> position(file, mark)).orElse(whole(file));
      problems.add(at, "", "not valid YAML: " + oneLine(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(whole(file), "", "not valid YAML: " + oneLine(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private Optional<Tree> document() {
    events.next(); // the start of the stream
    if (!(events.next() instanceof DocumentStartEvent)) {
      throw new Refused(whole(file), "the file is empty");
    }
    Tree tree = node(events.next(), 0);
    events.next(); // the end of the document
    Event after = events.next();
    if (after instanceof DocumentStartEvent) {
      throw new Refused(
          position(after), "a second document begins here; a sweep file has only one");
    }
    return Optional.of(tree);
  }

  private Tree node(Event event, int depth) {
    if (depth > MAX_DEPTH) {
      throw new Refused(position(event), "nested more than " + MAX_DEPTH + " levels deep");
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    int before = values;
    count(event, 1);
    Tree tree = fresh(event, depth);
    ((NodeEvent) event)
        .getAnchor()
        .ifPresent(name -> anchors.put(name.getValue(), new Anchored(tree, values - before)));
    return tree;
  }

  private Tree alias(AliasEvent event) {
    String name = event.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new Refused(position(event), "*" + name + " refers to no anchor &" + name + " above");
    }
    count(event, anchored.values());
    return anchored.tree();
  }

  private void count(Event event, int more) {
    values += more;
    if (values > MAX_VALUES) {
      throw new Refused(
          position(event), "the file has more than " + MAX_VALUES + " values, aliases expanded");
    }
  }

  private Tree fresh(Event event, int depth) {
    Position at = position(event);
    if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), at);
      return new Scalar(scalar.getValue(), scalar.isPlain(), at, start(event), end(event));
    }
    if (event instanceof SequenceStartEvent sequence) {
      refuseTag(sequence.getTag(), at);
      return new Sequence(items(depth), at);
    }
    if (event instanceof MappingStartEvent mapping) {
      refuseTag(mapping.getTag(), at);
      return new Mapping(entries(depth), at);
    }
    throw new Refused(at, "not valid YAML: unexpected " + event.getEventId());
  }

  private List<Tree> items(int depth) {
    List<Tree> items = new ArrayList<>();
    for (Event e = events.next(); !(e instanceof SequenceEndEvent); e = events.next()) {
      items.add(node(e, depth + 1));
    }
    return items;
  }

  private List<Entry> entries(int depth) {
    List<Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (Event e = events.next(); !(e instanceof MappingEndEvent); e = events.next()) {
      Position keyAt = position(e);
      Tree key = node(e, depth + 1);
      Tree value = node(events.next(), depth + 1);
      if (!(key instanceof Scalar scalar)) {
        problems.add(keyAt, "", "a key must be a word, not " + Found.describe(key));
      } else if (!keys.add(scalar.text())) {
        problems.add(keyAt, "", "the key '" + scalar.text() + "' is given twice");
      } else {
        entries.add(new Entry(scalar.text(), keyAt, value));
      }
    }
    return entries;
  }

  private void refuseTag(Optional<String> tag, Position at) {
    tag.ifPresent(
        name -> problems.add(at, "", "the tag '" + name + "' is not allowed; write plain values"));
  }

  private Position position(Event event) {
    return event.getStartMark().map(mark -> position(file, mark)).orElse(whole(file));
  }

  private static Position position(String file, Mark mark) {
    return new Position(file, mark.getLine() + 1, mark.getColumn() + 1, "");
  }

  private static Position whole(String file) {
    return Position.nowhere(file);
  }

  private static int start(Event event) {
    return event.getStartMark().map(Mark::getIndex).orElse(0);
  }

  private static int end(Event event) {
    return event.getEndMark().map(Mark::getIndex).orElse(0);
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private record Anchored(Tree tree, int values) {}

  /** Reading cannot go on from here. */
  private static final class Refused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final transient Position at;
    private final String what;

    Refused(Position at, String what) {
      super(what);
      this.at = at;
      this.what = what;
    }
  }
}
