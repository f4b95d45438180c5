package dev.elbow.core.engine.dl4j;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngineContract;

class Dl4jEngineTest implements VaeEngineContract {
  @Override
  public VaeEngine engine() {
    return new Dl4jEngine();
  }
}
