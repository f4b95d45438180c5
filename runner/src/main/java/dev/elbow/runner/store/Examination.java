package dev.elbow.runner.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.elbow.core.estimators.samples.RadiusHistogram;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.verdict.Diagnosis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

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

  /** As the store keeps it: JSON, deflated. */
  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream deflated = new DeflaterOutputStream(bytes)) {
      JSON.writeValue(deflated, this);
    } catch (IOException e) {
      throw new IllegalStateException("an examination can always be written", e);
    }
    return bytes.toByteArray();
  }

  /** What a column holds: deflated, or the text that an older Elbow wrote. */
  static Examination read(Object column) {
    try {
      return column instanceof byte[] bytes
          ? JSON.readValue(
              new InflaterInputStream(new ByteArrayInputStream(bytes)), Examination.class)
          : JSON.readValue(column.toString(), Examination.class);
    } catch (IOException e) {
      throw new StoreException("an examination in the run database is damaged", e);
    }
  }
}
