package dev.elbow.runner.execute.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/** Events as lines of JSON. Every double survives, NaN and the infinities as strings. */
public final class WorkerEventJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private WorkerEventJson() {}

  /** One line, without its end. */
  public static String write(WorkerEvent event) {
    try {
      return JSON.writerFor(WorkerEvent.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event can always be written: " + event, e);
    }
  }

  /** The event of a line; empty if the line is none, as what a library prints is none. */
  public static Optional<WorkerEvent> read(String line) {
    if (!line.startsWith("{\"event\"")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(line, WorkerEvent.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
