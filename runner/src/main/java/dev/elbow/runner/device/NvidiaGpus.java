package dev.elbow.runner.device;

import dev.elbow.runner.device.GpuRow.Field;
import dev.elbow.runner.device.NvidiaSmi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The GPUs that NVIDIA's driver reports, in the order of its indices. */
final class NvidiaGpus {
  /** The first drivers that know a field after the fourth are of 2020 (MIG) and of 2021. */
  private static final List<List<Field>> QUERIES =
      List.of(
          List.of(Field.values()),
          List.of(Field.INDEX, Field.UUID, Field.NAME, Field.MEMORY, Field.MIG),
          List.of(Field.INDEX, Field.UUID, Field.NAME, Field.MEMORY));

  private static final int SHOWN_CHARACTERS = 120;

  private final NvidiaSmi smi;

  NvidiaGpus(NvidiaSmi smi) {
    this.smi = smi;
  }

  /** Every GPU, or every instance of one that is split. Takes as long as the tool's patience. */
  GpuListing detect() {
    List<Field> fields = List.of();
    Answer answer = new Answer.Absent();
    for (List<Field> query : QUERIES) {
      fields = query;
      answer = smi.ask(GpuRow.query(query));
      if (!isRefused(answer)) {
        break;
      }
    }
    return listing(answer, fields);
  }

  /** Whether an older tool did not know a field. */
  private static boolean isRefused(Answer answer) {
    return answer instanceof Answer.Failed failed
        && String.join(" ", failed.lines()).contains("not a valid field");
  }

  private GpuListing listing(Answer answer, List<Field> fields) {
    if (answer instanceof Answer.Absent) {
      return GpuListing.NONE;
    }
    if (answer instanceof Answer.Silent) {
      return GpuListing.trouble(
          String.format(
              Locale.ROOT,
              "nvidia-smi did not answer within %d ms: GPUs, if there are any, are not used",
              smi.patience().toMillis()));
    }
    if (answer instanceof Answer.Failed failed) {
      return saysNone(failed.lines())
          ? GpuListing.NONE
          : GpuListing.trouble(
              "nvidia-smi failed with exit status " + failed.exit() + quoted(failed.lines()));
    }
    return parse(((Answer.Printed) answer).lines(), fields);
  }

  private static boolean saysNone(List<String> lines) {
    return lines.stream().anyMatch(line -> line.startsWith("No devices were found"));
  }

  private GpuListing parse(List<String> lines, List<Field> fields) {
    List<GpuRow> rows = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String line : lines) {
      GpuRow.parse(line, fields).ifPresentOrElse(rows::add, () -> others.add(line));
    }
    Optional<String> trouble =
        others.isEmpty() || saysNone(others)
            ? Optional.empty()
            : Optional.of("nvidia-smi printed what is no GPU" + quoted(others));
    return new GpuListing(devices(rows), trouble);
  }

  private List<Device> devices(List<GpuRow> rows) {
    if (rows.stream().noneMatch(GpuRow::isSplit)) {
      return rows.stream().map(GpuRow::device).toList();
    }
    Answer answer = smi.ask(List.of("-L"));
    List<String> lines = answer instanceof Answer.Printed printed ? printed.lines() : List.of();
    MigInstances instances = MigInstances.parse(lines);
    return rows.stream()
        .flatMap(
            row -> row.isSplit() ? instances.of(row.device()).stream() : Stream.of(row.device()))
        .toList();
  }

  private static String quoted(List<String> lines) {
    return lines.stream()
        .findFirst()
        .map(String::strip)
        .map(line -> line.substring(0, Math.min(line.length(), SHOWN_CHARACTERS)))
        .map(line -> ": " + line)
        .orElse("");
  }
}
