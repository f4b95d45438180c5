package dev.elbow.runner.provenance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.elbow.core.engine.EngineFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything needed to say how a run's numbers came about.
 *
 * @param engines that have trained its trials, as their workers reported them; which one trained
 *     which trial is in the run's database
 * @param data as the first worker reported them
 */
@JsonIgnoreProperties("engine") // of an older Elbow: one, as a sentence
public record Provenance(
    String sweep,
    long seed,
    Software software,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<EngineFacts> engines,
    Optional<Data> data,
    List<Launch> launches) {
  public Provenance {
    engines = List.copyOf(engines);
    launches = List.copyOf(launches);
  }

  /**
   * What ran the sweep.
   *
   * @param commit of Elbow's sources, if its build was told
   */
  public record Software(String elbow, Optional<String> commit, String java, String os) {

    /** This process's. */
    public static Software current() {
      Build build = Build.current();
      return new Software(
          build.version(),
          build.commit(),
          properties("java.vm.name", "java.vm.version", "java.vendor"),
          properties("os.name", "os.version", "os.arch"));
    }

    private static String properties(String... names) {
      return String.join(
          " ", Stream.of(names).map(name -> System.getProperty(name, "unknown")).toList());
    }
  }

  /**
   * What was trained on.
   *
   * @param sha256 of the files that were read
   */
  public record Data(String source, @JsonProperty("sha256") String sha256) {}

  /**
   * One start or resume.
   *
   * @param started an ISO 8601 instant
   * @param devices each slot's device, with its model
   */
  public record Launch(
      String started, List<String> commandLine, String directory, List<String> devices) {
    public Launch {
      commandLine = List.copyOf(commandLine);
      devices = List.copyOf(devices);
    }
  }

  Provenance withLaunch(Launch launch) {
    List<Launch> all = Stream.concat(launches.stream(), Stream.of(launch)).toList();
    return new Provenance(sweep, seed, software, engines, data, all);
  }

  /** With one more engine; the data stay those of the first worker. */
  Provenance withTraining(EngineFacts engine, Data found) {
    List<EngineFacts> all = Stream.concat(engines.stream(), Stream.of(engine)).distinct().toList();
    return new Provenance(sweep, seed, software, all, Optional.of(data.orElse(found)), launches);
  }
}
