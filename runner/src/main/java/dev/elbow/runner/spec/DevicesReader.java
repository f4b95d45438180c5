package dev.elbow.runner.spec;

import dev.elbow.runner.spec.DeviceRequest.Auto;
import dev.elbow.runner.spec.DeviceRequest.Cpu;
import dev.elbow.runner.spec.DeviceRequest.Gpu;
import dev.elbow.runner.spec.DeviceRequest.Listed;
import dev.elbow.runner.spec.SweepSpec.Devices;
import dev.elbow.runner.spec.Tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The devices section: a mapping, or just what stands under its {@code use}. */
final class DevicesReader {
  static final Devices DEFAULT = new Devices(new Auto(), 1, OptionalInt.empty());
  private static final Pattern NAME = Pattern.compile("(cpu|gpu):(0|[1-9][0-9]{0,3})");

  private DevicesReader() {}

  private enum Word {
    AUTO,
    CPU,
    GPU
  }

  static Devices read(Cursor cursor) {
    if (cursor.node() instanceof Sequence) {
      return new Devices(use(cursor), DEFAULT.slotsPerGpu(), DEFAULT.cpuSlots());
    }
    return Section.ofWordOrMapping(cursor, "use").map(DevicesReader::read).orElse(DEFAULT);
  }

  private static Devices read(Section section) {
    Devices devices =
        new Devices(
            section.find("use").map(DevicesReader::use).orElse(DEFAULT.use()),
            section.whole("slots_per_gpu", DEFAULT.slotsPerGpu(), Interval.closed(1, 64)),
            DEFAULT.cpuSlots());
    section.close();
    return devices;
  }

  private static DeviceRequest use(Cursor cursor) {
    if (cursor.node() instanceof Sequence) {
      return listed(cursor);
    }
    Optional<Word> word = cursor.word(Word.class);
    return switch (word.orElse(Word.AUTO)) {
      case AUTO -> new Auto();
      case CPU -> new Cpu();
      case GPU -> new Gpu();
    };
  }

  private static DeviceRequest listed(Cursor cursor) {
    List<String> names = new ArrayList<>();
    List<Cursor> items = cursor.items().orElse(List.of());
    if (items.isEmpty()) {
      cursor.problem("the list of devices is empty; leave it out to use them all");
    }
    for (Cursor item : items) {
      item.text().ifPresent(name -> addTo(names, item, name));
    }
    return new Listed(names);
  }

  private static void addTo(List<String> names, Cursor item, String name) {
    if (!NAME.matcher(name).matches()) {
      item.problem(
          "expected a device such as cpu:0 or gpu:1, found " + Found.describe(item.node()));
    } else if (names.contains(name)) {
      item.problem(name + " is listed twice");
    } else {
      names.add(name);
    }
  }
}
