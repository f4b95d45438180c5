package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngineContract;

class LibTorchEngineTest implements VaeEngineContract {
  @Override
  public VaeEngine engine() {
    return new LibTorchEngine();
  }
}
