package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.device.ComputeCapability;
import dev.elbow.runner.device.CudaBackEnd;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.spec.SweepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A machine's devices, what a sweep would use of them by default, and why not the others. */
final class DeviceList {
  private static final long MEBIBYTE = 1 << 20;
  private static final double GIBIBYTE = 1 << 30;

  private final Devices machine;
  private final Map<Device, Long> slots;

  DeviceList(Devices machine) {
    this.machine = machine;
    slots =
        machine.slots(SweepSpec.Devices.DEFAULT).stream()
            .collect(Collectors.groupingBy(Slot::device, Collectors.counting()));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(table().lines());
    lines.add("");
    lines.add("slots: how many trials run there at once if a sweep file says nothing of devices");
    machine
        .memoryBytes()
        .ifPresent(bytes -> lines.add("memory of the machine, for all cores: " + gibibytes(bytes)));
    for (Device gpu : machine.gpus()) {
      machine.obstacle(gpu).ifPresent(why -> lines.add(gpu.name() + " cannot be used: " + why));
    }
    machine.trouble().ifPresent(text -> lines.add("Warning: " + text));
    return lines;
  }

  private TextTable table() {
    TextTable table =
        new TextTable()
            .column("device", Align.LEFT)
            .column("description", Align.LEFT)
            .column("memory", Align.RIGHT)
            .column("compute", Align.RIGHT)
            .column("slots", Align.RIGHT)
            .column(VaeEngines.DEFAULT, Align.LEFT)
            .column("uuid", Align.LEFT);
    machine.all().forEach(device -> table.row(cells(device)));
    return table;
  }

  private List<String> cells(Device device) {
    OptionalLong memory = memoryBytes(device);
    return List.of(
        device.name(),
        device.description(),
        memory.isPresent() ? gibibytes(memory.getAsLong()) : "",
        device.facts().capability().map(ComputeCapability::toString).orElse(""),
        Long.toString(slots.getOrDefault(device, 0L)),
        machine.obstacle(device).isEmpty() ? "yes" : "no",
        device.facts().uuid().orElse(""));
  }

  private static OptionalLong memoryBytes(Device device) {
    OptionalLong mebibytes = device.facts().memoryMebibytes();
    return mebibytes.isPresent()
        ? OptionalLong.of(mebibytes.getAsLong() * MEBIBYTE)
        : OptionalLong.empty();
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
  }

  ObjectNode document() {
    ObjectNode document = Json.object();
    put(document, "memory_bytes", machine.memoryBytes());
    ObjectNode engine = document.putArray("engines").addObject();
    engine.put("name", VaeEngines.DEFAULT);
    engine.put(
        "cuda", machine.cuda().map(cuda -> cuda.library() + " " + cuda.version()).orElse(null));
    machine
        .cuda()
        .map(CudaBackEnd::code)
        .ifPresent(code -> code.forEach(one -> engine.withArray("code").add(one.toString())));
    machine.all().forEach(device -> put(document.withArray("devices").addObject(), device));
    document.put("trouble", machine.trouble().orElse(null));
    return document;
  }

  private void put(ObjectNode node, Device device) {
    node.put("name", device.name());
    node.put("kind", device.kind().name().toLowerCase(Locale.ROOT));
    node.put("description", device.description());
    node.put("uuid", device.facts().uuid().orElse(null));
    put(node, "memory_bytes", memoryBytes(device));
    node.put(
        "compute_capability",
        device.facts().capability().map(ComputeCapability::toString).orElse(null));
    node.put("slots", slots.getOrDefault(device, 0L));
    node.put("usable", machine.obstacle(device).isEmpty());
    node.put("reason", machine.obstacle(device).orElse(null));
  }

  private static void put(ObjectNode node, String field, OptionalLong number) {
    number.ifPresentOrElse(value -> node.put(field, value), () -> node.putNull(field));
  }
}
