package dev.elbow.runner.spec;

import dev.elbow.runner.spec.Tree.Entry;
import dev.elbow.runner.spec.Tree.Mapping;
import dev.elbow.runner.spec.Tree.Scalar;
import dev.elbow.runner.spec.Tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** A {@link Tree} as YAML text that reads back as the same tree. */
final class YamlWriter {
  private final List<Event> events = new ArrayList<>();

  private YamlWriter() {}

  static String write(Tree tree) {
    YamlWriter writer = new YamlWriter();
    writer.events.add(new StreamStartEvent());
    writer.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    writer.add(tree, FlowStyle.BLOCK);
    writer.events.add(new DocumentEndEvent(false));
    writer.events.add(new StreamEndEvent());
    DumpSettings settings = DumpSettings.builder().setWidth(1_000).setSplitLines(false).build();
    return new Present(settings).emitToString(writer.events.iterator());
  }

  private void add(Tree tree, FlowStyle style) {
    if (tree instanceof Scalar scalar) {
      add(scalar.text(), scalar.plain() ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    } else if (tree instanceof Sequence sequence) {
      events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.FLOW));
      sequence.items().forEach(item -> add(item, FlowStyle.FLOW));
      events.add(new SequenceEndEvent());
    } else if (tree instanceof Mapping mapping) {
      events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style));
      mapping.entries().forEach(entry -> add(entry, style));
      events.add(new MappingEndEvent());
    }
  }

  private void add(Entry entry, FlowStyle style) {
    add(entry.key(), ScalarStyle.PLAIN);
    add(entry.value(), style);
  }

  private void add(String text, ScalarStyle style) {
    ImplicitTuple implicit = new ImplicitTuple(style == ScalarStyle.PLAIN, true);
    events.add(new ScalarEvent(Optional.empty(), Optional.empty(), implicit, text, style));
  }
}
