package dev.elbow.core.training;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metrics of epochs in a stream, every double with all its bits. */
final class EpochRecords {
  private EpochRecords() {}

  static void write(List<EpochMetrics> epochs, DataOutput out) throws IOException {
    out.writeInt(epochs.size());
    for (EpochMetrics epoch : epochs) {
      write(epoch, out);
    }
  }

  /** Metrics by their names: their order may change with the next version. */
  private static void write(EpochMetrics epoch, DataOutput out) throws IOException {
    out.writeInt(epoch.epoch());
    Map<Metric, Double> values = new TreeMap<>(epoch.values().byMetric());
    out.writeInt(values.size());
    for (Map.Entry<Metric, Double> value : values.entrySet()) {
      out.writeUTF(value.getKey().name());
      out.writeDouble(value.getValue());
    }
    out.writeInt(epoch.klPerDimensionNats().size());
    for (double nats : epoch.klPerDimensionNats()) {
      out.writeDouble(nats);
    }
  }

  /**
   * @throws IOException if the stream ends too early
   * @throws IllegalArgumentException if there is no such metric
   */
  static List<EpochMetrics> read(DataInput in) throws IOException {
    int count = in.readInt();
    List<EpochMetrics> epochs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      epochs.add(readEpoch(in));
    }
    return epochs;
  }

  private static EpochMetrics readEpoch(DataInput in) throws IOException {
    int epoch = in.readInt();
    Measurements.Builder values = new Measurements.Builder();
    int metrics = in.readInt();
    for (int i = 0; i < metrics; i++) {
      values.put(Metric.valueOf(in.readUTF()), in.readDouble());
    }
    int dimensions = in.readInt();
    List<Double> klPerDimensionNats = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      klPerDimensionNats.add(in.readDouble());
    }
    return new EpochMetrics(epoch, values.build(), klPerDimensionNats);
  }
}
