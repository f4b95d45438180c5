package dev.elbow.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.RadiusHistogram;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The part of the data that looks into the latent spaces: dimensions, radii, KL over the epochs.
 */
final class LatentColumns {
  /** The trials, best first, whose KL over the epochs is on the page. */
  static final int TRIALS_WITH_MAPS = 60;

  private final SweepReport report;
  private final List<Integer> rows;
  private final JsonColumns json;

  LatentColumns(SweepReport report, List<Integer> rows, JsonColumns json) {
    this.report = report;
    this.rows = rows;
    this.json = json.rounded(3);
  }

  void write() throws IOException {
    json.generator().writeArrayFieldStart("latents");
    List<Integer> mapped = rows.stream().filter(this::hasMap).toList();
    List<Integer> shown = mapped.stream().limit(TRIALS_WITH_MAPS).toList();
    for (int row : rows) {
      TrialRow trial = report.trials().get(row);
      latents(row, trial, shown.contains(row) ? KlMap.of(trial.curve()) : Optional.empty());
    }
    json.generator().writeEndArray();
    json.numbers("leftOut", leftOut(), Integer::doubleValue);
    json.numbers("mapsLeftOut", mapped.subList(shown.size(), mapped.size()), Integer::doubleValue);
  }

  private boolean hasMap(int row) {
    return report.trials().get(row).curve().stream()
        .anyMatch(point -> !point.klPerDimensionNats().isEmpty());
  }

  /** The rows that had something to show. */
  private List<Integer> leftOut() {
    Set<Integer> written = Set.copyOf(rows);
    return IntStream.range(0, report.trials().size())
        .filter(row -> !written.contains(row))
        .filter(row -> Dimensions.of(report.trials().get(row)).count() > 0)
        .boxed()
        .toList();
  }

  private void latents(int row, TrialRow trial, Optional<KlMap> map) throws IOException {
    JsonGenerator generator = json.generator();
    generator.writeStartObject();
    generator.writeNumberField("row", row);
    Dimensions dimensions = Dimensions.of(trial);
    if (dimensions.count() > 0) {
      dimensions(dimensions);
    }
    if (trial.diagnosis().isPresent()) {
      Diagnosis diagnosis = trial.diagnosis().get();
      histogram("radius", diagnosis.radius());
      histogram("pcaRadius", diagnosis.pcaRadius());
    }
    if (map.isPresent()) {
      map(map.get());
    }
    generator.writeEndObject();
  }

  private void dimensions(Dimensions dimensions) throws IOException {
    JsonGenerator generator = json.generator();
    generator.writeObjectFieldStart("dimensions");
    generator.writeNumberField("count", dimensions.count());
    json.numbers("index", dimensions.index(), Integer::doubleValue);
    json.numbers("activity", dimensions.activity(), Double::doubleValue);
    json.numbers("kl", dimensions.klNats(), Double::doubleValue);
    json.numbers("use", dimensions.useNats(), Double::doubleValue);
    json.numbers("sensitivity", dimensions.sensitivity(), Double::doubleValue);
    generator.writeEndObject();
  }

  private void histogram(String name, Optional<RadiusHistogram> histogram) throws IOException {
    if (histogram.isPresent()) {
      JsonGenerator generator = json.generator();
      generator.writeObjectFieldStart(name);
      generator.writeNumberField("from", histogram.get().from());
      generator.writeNumberField("width", histogram.get().binWidth());
      json.numbers("counts", histogram.get().counts(), Integer::doubleValue);
      json.numbers("expected", histogram.get().expected(), Double::doubleValue);
      generator.writeEndObject();
    }
  }

  private void map(KlMap map) throws IOException {
    JsonGenerator generator = json.generator();
    generator.writeObjectFieldStart("map");
    generator.writeNumberField("count", map.count());
    json.numbers("dimension", map.dimensions(), Integer::doubleValue);
    json.numbers("epoch", map.epochs(), Integer::doubleValue);
    generator.writeArrayFieldStart("nats");
    for (List<Double> epoch : map.nats()) {
      generator.writeStartArray();
      for (double nats : epoch) {
        json.number(nats < KlMap.FLOOR_NATS ? 0 : nats);
      }
      generator.writeEndArray();
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }
}
