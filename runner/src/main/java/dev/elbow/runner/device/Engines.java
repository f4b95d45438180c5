package dev.elbow.runner.device;

import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import dev.elbow.runner.spec.EngineSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The engines of this build, the fastest first, and the one place that says which of them a trial
 * gets. What it says follows from what it is given: the class path, the device and the precision.
 */
public record Engines(List<EngineBuild> builds) {
  static final String DL4J = "dl4j";
  static final String LIBTORCH = "libtorch";

  /** By what a training step takes on cores, as the README's table of engines has it. */
  private static final List<String> FASTEST_FIRST = List.of(LIBTORCH, DL4J);

  public Engines {
    builds =
        builds.stream()
            .filter(build -> FASTEST_FIRST.contains(build.name()))
            .sorted(Comparator.comparingInt(build -> FASTEST_FIRST.indexOf(build.name())))
            .toList();
  }

  /** Looks at files; starts no tensor library. */
  public static Engines onClassPath() {
    return new Engines(VaeEngines.all().stream().map(EngineBuild::of).toList());
  }

  /**
   * The engine for a trial.
   *
   * @param setting what the sweep file says
   * @param precision of the training
   */
  public EngineChoice choose(EngineSetting setting, Precision precision, Device device) {
    return setting.engine().isPresent()
        ? asked(setting.engine().get(), precision, device)
        : fastest(precision, device);
  }

  /** Why no trial with these settings can be trained on a device; empty if one can. */
  public Optional<String> obstacle(EngineSetting setting, Precision precision, Device device) {
    EngineChoice choice = choose(setting, precision, device);
    return choice.engine().isPresent() ? Optional.empty() : Optional.of(choice.reason());
  }

  /** Why an engine of this build cannot train on a device, and what would help; empty if it can. */
  public Optional<String> obstacle(EngineBuild build, Precision precision, Device device) {
    return build
        .obstacle(device, precision)
        .map(why -> why + new GpuAdvice(builds).whereAsked(build, device, precision));
  }

  private EngineChoice asked(String name, Precision precision, Device device) {
    Optional<EngineBuild> build =
        builds.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    if (build.isEmpty()) {
      return new EngineChoice(Optional.empty(), "this build has no engine " + name);
    }
    return obstacle(build.get(), precision, device)
        .map(why -> new EngineChoice(Optional.empty(), why))
        .orElseGet(() -> new EngineChoice(Optional.of(name), "the sweep file asks for it"));
  }

  private EngineChoice fastest(Precision precision, Device device) {
    List<String> able = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (EngineBuild build : builds) {
      String advice = new GpuAdvice(builds).whereAny(build, device, precision);
      build
          .obstacle(device, precision)
          .ifPresentOrElse(
              why -> refused.add(build.name() + " cannot train here: " + why + advice),
              () -> able.add(build.name()));
    }
    return new EngineChoice(
        able.stream().findFirst(),
        able.size() > 1
            ? "it is the fastest of " + String.join(" and ", able)
            : String.join("; ", refused));
  }
}
