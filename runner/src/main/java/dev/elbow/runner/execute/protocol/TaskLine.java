package dev.elbow.runner.execute.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What a worker is to do next, as a line of JSON.
 *
 * @param run the run's directory
 * @param trial the trial's number
 * @param attempt at the trial, from 1
 */
public record TaskLine(String run, int trial, long seed, int attempt) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /** One line, without its end. */
  public String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a task can always be written: " + this, e);
    }
  }

  /**
   * The task of a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static TaskLine read(String line) {
    try {
      return JSON.readValue(line, TaskLine.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected a task, found " + line, e);
    }
  }
}
