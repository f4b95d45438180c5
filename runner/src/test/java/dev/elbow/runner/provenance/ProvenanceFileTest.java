package dev.elbow.runner.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.engine.EngineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceFileTest {
  private static final EngineFacts ENGINE = new EngineFacts("dl4j", "ND4J", "1", "none", 1);

  @TempDir Path directory;

  @Test
  void a_file_that_names_its_engine_in_a_sentence_is_read_and_gets_what_is_known_now()
      throws IOException {
    Path path =
        Files.writeString(
            directory.resolve("provenance.json"),
            """
            {"sweep": "old", "seed": 1, "engine": "ND4J 1.0.0-M2.1 (CpuBackend, OPENBLAS), 1 thread",
             "software": {"elbow": "0.0.9", "commit": null, "java": "17", "os": "Linux"},
             "data": {"source": "digits", "sha256": "00ff"}, "launches": []}
            """);
    ProvenanceFile file = new ProvenanceFile(path);
    assertThat(file.read().engines()).isEmpty();
    file.noteTraining(ENGINE, new Provenance.Data("other", "ee11"));
    assertThat(file.read().engines()).containsExactly(ENGINE);
    assertThat(file.read().data()).contains(new Provenance.Data("digits", "00ff"));
  }
}
