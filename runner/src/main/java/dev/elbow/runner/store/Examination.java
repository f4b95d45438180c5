package dev.elbow.runner.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.elbow.core.estimators.samples.RadiusHistogram;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.verdict.Diagnosis;
import java.util.List;
import java.util.Optional;

/** What was found beyond numbers, as the JSON document that the store keeps. */
record Examination(
    Diagnosis diagnosis,
    Optional<RadiusHistogram> radius,
    Optional<RadiusHistogram> pcaRadius,
    List<Gap> gaps) {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  static Examination of(FinalMetrics metrics, Diagnosis diagnosis) {
    return new Examination(diagnosis, metrics.radius(), metrics.pcaRadius(), metrics.gaps());
  }

  String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an examination can always be written", e);
    }
  }

  static Examination read(String json) {
    try {
      return JSON.readValue(json, Examination.class);
    } catch (JsonProcessingException e) {
      throw new StoreException("an examination in the run database is damaged: " + json, e);
    }
  }
}
