package dev.elbow.core.engine;

/** What an engine's arithmetic runs on. */
public enum Processor {
  CPU,
  GPU
}
