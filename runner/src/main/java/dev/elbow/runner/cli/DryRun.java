package dev.elbow.runner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.publish.DataLine;
import dev.elbow.runner.publish.TrialJson;
import dev.elbow.runner.schedule.WarmStart;
import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.Search;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.search.Suggestion;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.EngineSetting;
import dev.elbow.runner.spec.EngineUse;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a run would do, without doing it. */
final class DryRun {
  private static final int SHOWN = 5;

  private final SweepSpec spec;
  private final SearchPlan plan;
  private final Devices machine;
  private final List<Slot> slots;
  private final OptionalLong spaceSize;
  private final List<Assignment> first;
  private final PrintWriter out;

  /**
   * @param warmStart what the sweep learns from
   */
  DryRun(
      SweepSpec spec, Optional<DeviceRequest> request, WarmStart warmStart, Invocation invocation) {
    this.spec = spec;
    this.plan = new SearchPlan(spec, warmStart.runs());
    this.machine = Devices.detect();
    this.slots =
        machine.slots(spec.devices().withUse(request.orElse(spec.devices().use())), spec.engines());
    this.spaceSize = SpaceSize.of(searched(spec));
    this.first = first(spec, warmStart.observations());
    this.out = invocation.terminal().out();
  }

  private static SearchSpace searched(SweepSpec spec) {
    return spec.method() == Method.GRID ? GridSpace.of(spec.space()) : spec.space();
  }

  private static List<Assignment> first(SweepSpec spec, List<Observation> earlier) {
    Search search = new Search(SearchStrategies.create(spec), earlier);
    List<Assignment> enqueued = spec.search().enqueued();
    enqueued.forEach(search::add);
    int shown = Math.min(SHOWN, spec.budget().trials().orElse(SHOWN));
    Stream<Assignment> suggested =
        Stream.generate(search::ask)
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .map(Suggestion::assignment);
    return Stream.concat(enqueued.stream(), suggested.limit(Math.max(0, shown - enqueued.size())))
        .toList();
  }

  void print(boolean json) throws JsonProcessingException {
    if (json) {
      Json.print(document(), out);
    } else {
      lines().forEach(out::println);
    }
  }

  /** As many as the budget allows, and the space has. */
  private OptionalInt trials() {
    OptionalInt budget = spec.budget().trials();
    if (spaceSize.isEmpty() || (budget.isPresent() && budget.getAsInt() < spaceSize.getAsLong())) {
      return budget;
    }
    return OptionalInt.of(Math.toIntExact(spaceSize.getAsLong()));
  }

  private List<String> devices() {
    return slots.stream().map(slot -> slot.device().name()).distinct().toList();
  }

  /** What the sweep file says; where it leaves the choice to Elbow, what that is on each device. */
  private List<String> engines() {
    return spec.engines().stream().flatMap(this::engine).distinct().toList();
  }

  private Stream<String> engine(EngineUse use) {
    if (use.engine() != EngineSetting.AUTO) {
      return Stream.of(use.toString());
    }
    return slots.stream()
        .map(slot -> machine.engines().choose(use.engine(), use.precision(), slot.device()))
        .map(
            choice -> use + ": " + choice.engine().orElse("none") + ", because " + choice.reason());
  }

  private List<String> lines() {
    Stream<String> rest =
        Stream.of(
            "data     " + DataLine.of(spec.data()),
            "space    "
                + (spaceSize.isPresent()
                    ? spaceSize.getAsLong() + " assignments"
                    : "more assignments than can be counted"),
            "trials   " + (trials().isPresent() ? trials().getAsInt() : "no limit"),
            "time     " + spec.budget().wallClock().map(Figures::duration).orElse("no limit"),
            "devices  " + String.join(", ", devices()) + ": " + slots.size() + " at once",
            "engine   " + String.join(", ", engines()),
            "first    ");
    return Stream.of(
            Stream.of(spec.name() + ": nothing is started"),
            plan.lines().stream(),
            rest.map(String::stripTrailing),
            first.stream().map(assignment -> "  " + TrialText.assignment(assignment)))
        .flatMap(lines -> lines)
        .toList();
  }

  private ObjectNode document() {
    ObjectNode node = Json.object();
    node.put("name", spec.name());
    node.put("method", spec.method().name().toLowerCase(Locale.ROOT));
    node.put("seed", spec.seed());
    trials().ifPresentOrElse(n -> node.put("trials", n), () -> node.putNull("trials"));
    spaceSize.ifPresentOrElse(n -> node.put("space_size", n), () -> node.putNull("space_size"));
    devices().forEach(node.withArray("devices")::add);
    node.put("slots", slots.size());
    engines().forEach(node.withArray("engines")::add);
    plan.write(node);
    first.forEach(
        assignment -> node.withArray("first_assignments").add(TrialJson.parameters(assignment)));
    return node;
  }
}
