package dev.elbow.runner.worker;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when its parent closes the other end of its standard input: to stop it or, by
 * dying, without meaning to. No worker outlives its sweep.
 */
final class ParentWatch {
  private static final int ABANDONED = 130;

  private ParentWatch() {}

  static void start(InputStream parent) {
    Thread watch = new Thread(() -> waitForEnd(parent), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitForEnd(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // Nothing is said yet on this line: only its end means something.
      }
    } catch (IOException e) {
      // A broken line is an ended line.
    }
    Runtime.getRuntime().halt(ABANDONED);
  }
}
