package dev.elbow.runner.provenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.elbow.core.engine.EngineFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A run's {@code provenance.json}, replaced as a whole so that nobody reads half of it. */
public record ProvenanceFile(Path path) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  public Provenance read() throws IOException {
    return JSON.readValue(path.toFile(), Provenance.class);
  }

  public void write(Provenance provenance) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.writeString(fresh, JSON.writeValueAsString(provenance) + "\n");
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Adds a launch to what is there. */
  public void addLaunch(Provenance.Launch launch) throws IOException {
    write(read().withLaunch(launch));
  }

  /** Notes what trials are computed with and from. */
  public void noteTraining(EngineFacts engine, Provenance.Data data) throws IOException {
    write(read().withTraining(engine, data));
  }
}
