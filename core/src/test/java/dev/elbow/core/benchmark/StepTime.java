package dev.elbow.core.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * How long a training step took.
 *
 * @param wallMillis by the clock: what counts, on a machine that has nothing else to do
 * @param processorMillis of the whole process: on a busy machine, nearly what the clock would say
 *     on an idle one
 */
record StepTime(double wallMillis, double processorMillis) {

  /** Measures an epoch in this process; the mean over its steps. */
  static StepTime ofEpoch(BenchmarkTraining training) {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long wall = System.nanoTime();
    long processor = process.getProcessCpuTime();
    training.train(BenchmarkTraining.STEPS_PER_EPOCH);
    double perStep = 1e-6 / BenchmarkTraining.STEPS_PER_EPOCH;
    return new StepTime(
        perStep * (System.nanoTime() - wall), perStep * (process.getProcessCpuTime() - processor));
  }

  /** The mean of two. */
  static StepTime mean(StepTime first, StepTime second) {
    return new StepTime(
        (first.wallMillis + second.wallMillis) / 2,
        (first.processorMillis + second.processorMillis) / 2);
  }

  /** From two numbers with a space between. */
  static StepTime parse(String line) {
    List<String> numbers = List.of(line.split(" ", -1));
    return new StepTime(Double.parseDouble(numbers.get(0)), Double.parseDouble(numbers.get(1)));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f %.4f", wallMillis, processorMillis);
  }
}
