package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.model.Precision;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.spec.EngineSetting;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.worker.FakeTrials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOriginTest {
  private static final EngineFacts DL4J = new EngineFacts("dl4j", "ND4J", "1", "cores", 1);
  private static final EngineFacts LIBTORCH =
      new EngineFacts("libtorch", "LibTorch", "2.10.0", "CUDA", 1);
  private static final EngineFacts NEWER =
      new EngineFacts("libtorch", "LibTorch", "2.11.0", "CUDA", 1);

  @TempDir Path directory;

  /** What is remarked when workers with these engines come, one after the other. */
  private List<String> remarks(EngineSetting setting, EngineFacts... engines) throws IOException {
    List<String> remarks = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void remark(String text) {
            remarks.add(text);
          }
        };
    LaunchContext launch =
        new LaunchContext(
            new RunDirectory(directory),
            FakeSweep.trainedBy(setting),
            new LocalProcessExecutor(FakeTrials.COMMAND),
            listener);
    launch
        .provenance()
        .write(
            new Provenance(
                "fake", 7, Provenance.Software.current(), List.of(), Optional.empty(), List.of()));
    RunOrigin origin = RunOrigin.of(launch);
    for (EngineFacts engine : engines) {
      assertThat(origin.check(ready(engine))).isEmpty();
    }
    return remarks;
  }

  private static LoopEvent.WorkerReady ready(EngineFacts engine) {
    return new LoopEvent.WorkerReady(
        new AttemptId(new TrialId(1), 1),
        new TrialEngine(engine, Precision.FP32, Optional.empty()),
        "digits",
        "00ff",
        List.of());
  }

  @Test
  void auto_trains_with_several_engines_and_only_another_version_is_remarked() throws IOException {
    assertThat(remarks(EngineSetting.AUTO, LIBTORCH, DL4J, LIBTORCH)).isEmpty();
    assertThat(remarks(EngineSetting.AUTO, LIBTORCH, DL4J, NEWER))
        .singleElement()
        .asString()
        .contains("trained with LibTorch 2.10.0 (CUDA), 1 thread, now LibTorch 2.11.0");
  }

  @Test
  void another_engine_than_the_one_that_was_asked_for_is_remarked() throws IOException {
    assertThat(remarks(EngineSetting.LIBTORCH, DL4J, LIBTORCH))
        .singleElement()
        .asString()
        .contains("trained with ND4J 1 (cores), 1 thread, now LibTorch 2.10.0");
  }
}
