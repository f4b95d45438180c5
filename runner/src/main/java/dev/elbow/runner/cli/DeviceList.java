package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.Paragraph;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.device.ComputeCapability;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.EngineBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A machine's devices for a person: which engines can use each, what a sweep would use of them by
 * default, and why not the others.
 */
final class DeviceList {
  private static final double GIBIBYTE = 1 << 30;
  private static final String HANGING = "  ";

  private final DeviceFacts facts;
  private final Devices machine;

  DeviceList(Devices machine) {
    this.machine = machine;
    facts = new DeviceFacts(machine);
  }

  /**
   * @param columns of the terminal; what does not fit into the table stands below it
   */
  List<String> lines(int columns) {
    List<String> wide = table(true).lines();
    boolean fits = wide.stream().allMatch(line -> line.length() <= columns);
    List<String> lines = new ArrayList<>(fits ? wide : table(false).lines());
    lines.add("");
    if (!fits) {
      lines.addAll(uuids());
    }
    notes().forEach(note -> lines.addAll(wrapped(note, columns)));
    return lines;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("slots: how many trials run there at once if a sweep file says nothing of devices");
    notes.add("auto: which engine model.engine: auto means there");
    machine
        .memoryBytes()
        .ifPresent(bytes -> notes.add("memory of the machine, for all cores: " + gibibytes(bytes)));
    notes.addAll(facts.obstacles());
    notes.addAll(facts.choices());
    machine.trouble().ifPresent(text -> notes.add("Warning: " + text));
    return notes;
  }

  private static List<String> wrapped(String note, int columns) {
    List<String> lines = new ArrayList<>(Paragraph.wrap(note, HANGING, columns));
    lines.set(0, lines.get(0).substring(HANGING.length()));
    return lines;
  }

  private TextTable table(boolean withUuids) {
    TextTable table =
        new TextTable()
            .column("device", Align.LEFT)
            .column("description", Align.LEFT)
            .column("memory", Align.RIGHT)
            .column("compute", Align.RIGHT)
            .column("slots", Align.RIGHT);
    machine.engines().builds().forEach(build -> table.column(build.name(), Align.LEFT));
    table.column("auto", Align.LEFT);
    if (withUuids) {
      table.column("uuid", Align.LEFT);
    }
    machine.all().forEach(device -> table.row(cells(device, withUuids)));
    return table;
  }

  private List<String> cells(Device device, boolean withUuid) {
    OptionalLong memory = DeviceFacts.memoryBytes(device);
    List<String> cells = new ArrayList<>();
    cells.add(device.name());
    cells.add(device.description());
    cells.add(memory.isPresent() ? gibibytes(memory.getAsLong()) : "");
    cells.add(device.facts().capability().map(ComputeCapability::toString).orElse(""));
    cells.add(Long.toString(facts.slots(device)));
    for (EngineBuild build : machine.engines().builds()) {
      cells.add(facts.obstacle(build, device).isEmpty() ? "yes" : "no");
    }
    cells.add(facts.auto(device).engine().orElse("none"));
    if (withUuid) {
      cells.add(device.facts().uuid().orElse(""));
    }
    return cells;
  }

  private List<String> uuids() {
    return machine.gpus().stream()
        .flatMap(gpu -> gpu.facts().uuid().map(uuid -> gpu.name() + ": " + uuid).stream())
        .toList();
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
  }
}
