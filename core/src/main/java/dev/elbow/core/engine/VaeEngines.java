package dev.elbow.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The engines on the class path, found through {@code META-INF/services}. */
public final class VaeEngines {
  /** What is used where nothing else is asked for. */
  public static final String DEFAULT = "dl4j";

  private VaeEngines() {}

  /** Every engine on the class path. No tensor library is started by this. */
  public static List<VaeEngine> all() {
    return ServiceLoader.load(VaeEngine.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** The engine with the given {@link VaeEngine#name}. */
  public static Optional<VaeEngine> byName(String name) {
    return all().stream().filter(engine -> engine.name().equals(name)).findFirst();
  }

  /**
   * The default engine.
   *
   * @throws IllegalStateException if it is not on the class path: a broken installation
   */
  public static VaeEngine standard() {
    return byName(DEFAULT)
        .orElseThrow(() -> new IllegalStateException("engine " + DEFAULT + " is missing"));
  }
}
