package dev.elbow.core.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A contestant in a process of its own, which trains an epoch whenever it is told to and waits
 * otherwise: none disturbs another's compiler, threads or memory.
 */
final class Runner implements AutoCloseable {
  /** What every line of a process starts with; other lines are remarks of its libraries. */
  static final String ANSWER = "> ";

  /** Instead of its facts: why it cannot be measured here. */
  static final String OBSTACLE = "not measured: ";

  private static final int WARM_UP_EPOCHS = 3;

  private final Contestant contestant;
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final String facts;

  Runner(Contestant contestant) throws IOException {
    this.contestant = contestant;
    process = contestant.launch();
    answers = process.inputReader(StandardCharsets.UTF_8);
    orders = process.outputWriter(StandardCharsets.UTF_8);
    facts = answer();
    for (int epoch = 0; epoch < WARM_UP_EPOCHS && obstacle().isEmpty(); epoch++) {
      epoch();
    }
  }

  Contestant contestant() {
    return contestant;
  }

  /** The library that it computes with. */
  String facts() {
    return facts;
  }

  /** Why it cannot be measured here; empty if it can. */
  Optional<String> obstacle() {
    return Optional.of(facts).filter(line -> line.startsWith(OBSTACLE));
  }

  /** Trains an epoch. */
  StepTime epoch() throws IOException {
    begin();
    return end();
  }

  /** Lets an epoch be trained, without waiting for it. */
  void begin() throws IOException {
    orders.write('\n');
    orders.flush();
  }

  /** Waits for the epoch that was begun. */
  StepTime end() throws IOException {
    return StepTime.parse(answer());
  }

  private String answer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(ANSWER)) {
        return line.substring(ANSWER.length());
      }
    }
    throw new IOException(contestant.name() + " has ended without an answer");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
