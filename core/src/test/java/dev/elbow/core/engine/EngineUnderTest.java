package dev.elbow.core.engine;

/** What a contract needs of the test class that takes it on. */
public interface EngineUnderTest {
  VaeEngine engine();
}
