package dev.elbow.runner.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Does to a running sweep what a fault says.
 *
 * @param random chooses whom it hits, and the moment between two steps
 */
record Assault(RandomGenerator random, Tally tally) {
  private static final int LONGEST_PAUSE_MILLIS = 400;

  /** Whether it happened: a fault of a worker needs one. */
  boolean inflict(Fault fault, Launched sweep) throws InterruptedException {
    List<Long> workers = sweep.workers();
    if (workers.isEmpty() && fault.isOfWorker()) {
      return false;
    }
    switch (fault) {
      case KILL_PARENT -> kill(sweep, List.of());
      case KILL_ALL -> kill(sweep, workers);
      case KILL_CHILD -> Signals.send("KILL", oneOf(workers));
      case SUSPEND_CHILD_AND_KILL_PARENT -> {
        Signals.send("STOP", oneOf(workers));
        boolean unused = sweep.watch(pause());
        kill(sweep, List.of());
      }
      case TERMINATE -> ask(sweep, "TERM", 143, 1);
      case TERMINATE_TWICE -> ask(sweep, "TERM", 143, 2);
      case INTERRUPT -> ask(sweep, "INT", 130, 1);
      case INTERRUPT_TWICE -> ask(sweep, "INT", 130, 2);
    }
    tally.inflicted(fault);
    return true;
  }

  private long oneOf(List<Long> workers) {
    return workers.get(random.nextInt(workers.size()));
  }

  private long pause() {
    return random.nextInt(LONGEST_PAUSE_MILLIS);
  }

  private static void kill(Launched sweep, List<Long> workers) throws InterruptedException {
    List<Long> together = new ArrayList<>(workers);
    together.add(sweep.parent().pid());
    Signals.send("KILL", together);
    sweep.parent().waitFor();
  }

  private void ask(Launched sweep, String signal, int code, int times) throws InterruptedException {
    Signals.send(signal, sweep.parent().pid());
    if (times == 2 && !sweep.watch(pause())) {
      Signals.send(signal, sweep.parent().pid());
    }
    if (sweep.ends()) {
      int exit = sweep.parent().exitValue();
      if (exit != code && exit != 0) { // 0: it was about to end anyway
        tally.violation("exit code " + exit + " after SIG" + signal);
      }
    }
  }
}
