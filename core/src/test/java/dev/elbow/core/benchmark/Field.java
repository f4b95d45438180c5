package dev.elbow.core.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All that are compared, started and warm; PyTorch is the first. */
final class Field implements AutoCloseable {
  private final List<Runner> runners = new ArrayList<>();

  private Field() {}

  /** Says of each what it computes with, or why it cannot be measured here. */
  static Field start(PrintStream out) throws IOException {
    List<Contestant> contestants = new ArrayList<>(List.of(Contestant.peer()));
    contestants.addAll(Contestant.engines(EngineProcess.class));
    Field field = started(contestants);
    field.runners.forEach(
        runner -> out.println(runner.contestant().name() + ": " + runner.facts()));
    field.runners.removeIf(runner -> runner.obstacle().isPresent());
    return field;
  }

  /** A second process of each. */
  Field twins() throws IOException {
    return started(runners.stream().map(Runner::contestant).toList());
  }

  private static Field started(List<Contestant> contestants) throws IOException {
    Field field = new Field();
    try {
      for (Contestant contestant : contestants) {
        field.runners.add(contestant.start());
      }
    } catch (IOException e) {
      field.close();
      throw e;
    }
    return field;
  }

  List<Runner> runners() {
    return Collections.unmodifiableList(runners);
  }

  @Override
  public void close() {
    runners.forEach(Runner::close);
  }
}
