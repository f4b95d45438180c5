package dev.elbow.runner.device;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One GPU as {@code nvidia-smi --query-gpu} prints it: values between commas. */
record GpuRow(Map<Field, String> values) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** What is asked for. */
  enum Field {
    INDEX("index"),
    UUID("uuid"),
    NAME("name"),
    MEMORY("memory.total"),
    CAPABILITY("compute_cap"),
    MIG("mig.mode.current");

    private final String query;

    Field(String query) {
      this.query = query;
    }
  }

  /** The tool's arguments that ask for these fields of every GPU. */
  static List<String> query(List<Field> fields) {
    String names = fields.stream().map(field -> field.query).collect(Collectors.joining(","));
    return List.of("--query-gpu=" + names, "--format=csv,noheader,nounits");
  }

  /** Empty for a line that is no GPU. */
  static Optional<GpuRow> parse(String line, List<Field> fields) {
    List<String> texts = List.of(line.split(",", -1));
    if (texts.size() != fields.size()) {
      return Optional.empty();
    }
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (int i = 0; i < texts.size(); i++) {
      values.put(fields.get(i), texts.get(i).strip());
    }
    GpuRow row = new GpuRow(values);
    return NUMBER.matcher(row.value(Field.INDEX)).matches() ? Optional.of(row) : Optional.empty();
  }

  private String value(Field field) {
    return values.getOrDefault(field, "");
  }

  boolean isSplit() {
    return value(Field.MIG).equals("Enabled");
  }

  /** The whole GPU. What the driver does not know it prints as {@code [N/A]} and the like. */
  Device device() {
    OptionalLong memory =
        Optional.of(value(Field.MEMORY))
            .filter(text -> NUMBER.matcher(text).matches())
            .map(text -> OptionalLong.of(Long.parseLong(text)))
            .orElse(OptionalLong.empty());
    return new Device(
        Device.Kind.GPU,
        Integer.parseInt(value(Field.INDEX)),
        value(Field.NAME),
        new GpuFacts(
            Optional.of(value(Field.UUID)).filter(uuid -> uuid.startsWith("GPU-")),
            OptionalInt.empty(),
            isSplit(),
            memory,
            ComputeCapability.parse(value(Field.CAPABILITY))));
  }
}
