package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Devices;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;

/** A sweep of trials without a meaning, on the GPUs of a machine. */
record GpuSweep(Devices machine, int slotsPerGpu, int trials) {

  private SweepSpec spec() {
    SweepSpec fake = FakeSweep.spec(Budget.UNLIMITED.withTrials(trials));
    return new SweepSpec(
        fake.name(),
        fake.seed(),
        fake.search(),
        fake.objectives(),
        fake.constraints(),
        fake.space(),
        fake.template(),
        fake.data(),
        fake.budget(),
        fake.diagnostics(),
        new SweepSpec.Devices(new DeviceRequest.Gpu(), slotsPerGpu, OptionalInt.empty()),
        fake.engines(),
        fake.retry(),
        fake.keep());
  }

  SweepSummary start(Path out, TrialExecutor executor, SweepListener listener) throws IOException {
    return runner(executor).start(spec(), "", FakeSweep.options(out), listener, new StopSignal());
  }

  SweepSummary resume(RunDirectory run, TrialExecutor executor) throws Exception {
    return runner(executor)
        .resume(
            run, spec(), FakeSweep.options(run.root()), new SweepListener() {}, new StopSignal());
  }

  private LocalSweepRunner runner(TrialExecutor executor) {
    return new LocalSweepRunner(Clock.systemUTC(), machine, SearchStrategies::create, executor);
  }
}
