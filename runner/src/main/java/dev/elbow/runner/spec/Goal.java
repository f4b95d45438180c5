package dev.elbow.runner.spec;

/** Which way the objective is to go. */
public enum Goal {
  MAXIMIZE,
  MINIMIZE
}
