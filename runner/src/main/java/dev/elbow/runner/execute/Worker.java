package dev.elbow.runner.execute;

import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEventJson;
import dev.elbow.runner.trial.WorkerId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One worker process: whatever attempt has it, hears of its events and its end. Between two
 * attempts it may say nothing but that it is alive.
 */
final class Worker implements OutputLines.Listener {
  private final Process process;
  private final WorkerId id;
  private final ErrorStream errors = new ErrorStream();
  private Optional<Attempt> attempt = Optional.empty();
  private int served;
  private OptionalLong residentAtFirst = OptionalLong.empty();

  private Worker(Process process) {
    this.process = process;
    id = new WorkerId(process.pid(), process.info().startInstant().orElseGet(Instant::now));
  }

  /**
   * Starts a process and listens to it.
   *
   * @param grace how long its pipes may stay open after its end, which children of its own may hold
   * @param whenEnded is told once it is dead, before its last attempt is
   */
  static Worker start(ProcessBuilder builder, Duration grace, Consumer<Worker> whenEnded)
      throws IOException {
    return start(builder.start(), grace, whenEnded);
  }

  static Worker start(Process process, Duration grace, Consumer<Worker> whenEnded) {
    try {
      Worker worker = new Worker(process);
      worker.listen(grace, whenEnded);
      return worker;
    } catch (Throwable e) { // no memory for another thread
      process.destroyForcibly();
      throw e;
    }
  }

  private void listen(Duration grace, Consumer<Worker> whenEnded) {
    CompletableFuture<Void> output = read(process.getInputStream(), new OutputLines(this)::readAll);
    CompletableFuture<Void> error = read(process.getErrorStream(), errors::readAll);
    CompletableFuture<?> unused =
        process
            .onExit()
            .thenCompose(
                dead ->
                    CompletableFuture.allOf(output, error)
                        .completeOnTimeout(null, grace.toMillis(), TimeUnit.MILLISECONDS))
            .thenRun(
                () -> {
                  whenEnded.accept(this);
                  attempt().ifPresent(last -> last.processEnded(process.exitValue()));
                });
  }

  private interface Reader {
    void readAll(InputStream in) throws IOException;
  }

  private CompletableFuture<Void> read(InputStream in, Reader reader) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (in) {
                reader.readAll(in);
              } catch (IOException e) {
                // Another way for a stream to end: the process is dying.
              } finally {
                done.complete(null);
              }
            },
            "worker-" + process.pid());
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  WorkerId id() {
    return id;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** How many attempts it has served. */
  synchronized int served() {
    return served;
  }

  /**
   * Gives it something to do; it must be waiting.
   *
   * @return completes when the attempt's log is complete
   * @throws IOException if it has died meanwhile
   */
  CompletableFuture<Void> serve(Attempt next, WorkerLog log, String taskLine) throws IOException {
    synchronized (this) {
      attempt = Optional.of(next);
      served++;
    }
    CompletableFuture<Void> logEnd = errors.beginLog(log);
    tell(taskLine);
    return logEnd;
  }

  /** Its attempt has ended; it waits for another one. */
  synchronized void release() {
    attempt = Optional.empty();
    if (residentAtFirst.isEmpty()) {
      residentAtFirst = ResidentMemory.bytes(id.pid());
    }
  }

  /** Whether it holds much more memory than after its first attempt. */
  synchronized boolean hasGrown(long toleranceBytes) {
    OptionalLong now = ResidentMemory.bytes(id.pid());
    return now.isPresent()
        && residentAtFirst.isPresent()
        && now.getAsLong() > 2 * residentAtFirst.getAsLong() + toleranceBytes;
  }

  private synchronized Optional<Attempt> attempt() {
    return attempt;
  }

  /** One line. */
  void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** A worker takes the end of its input as the order to end: so it also outlives no parent. */
  void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end, and kills it after so long. */
  void awaitEnd(Duration grace) {
    CompletableFuture<Process> end =
        process.onExit().completeOnTimeout(process, grace.toMillis(), TimeUnit.MILLISECONDS);
    if (end.join().isAlive()) {
      kill();
    }
  }

  @Override
  public void event(String line) {
    Optional<Attempt> listener = attempt();
    if (listener.isPresent()) {
      listener.get().heard(line);
    } else if (!(WorkerEventJson.read(line).orElse(null) instanceof WorkerEvent.Alive)) {
      kill(); // one that talks out of turn is not given another trial
    }
  }

  @Override
  public void stray(byte[] bytes, int length) {
    attempt().ifPresent(listener -> listener.printed(bytes, length));
  }

  @Override
  public void tooLong() {
    attempt().ifPresent(listener -> listener.heardTooMuch());
  }

  @Override
  public String toString() {
    return "worker process " + id.pid();
  }
}
