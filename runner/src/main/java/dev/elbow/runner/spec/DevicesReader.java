package dev.elbow.runner.spec;

import dev.elbow.runner.spec.DeviceRequest.Auto;
import dev.elbow.runner.spec.DeviceRequest.Cpu;
import dev.elbow.runner.spec.DeviceRequest.Gpu;
import dev.elbow.runner.spec.DeviceRequest.Listed;
import dev.elbow.runner.spec.SweepSpec.Devices;
import dev.elbow.runner.spec.Tree.Scalar;
import dev.elbow.runner.spec.Tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The devices section: a mapping, or just what stands under its {@code use}. */
final class DevicesReader {
  static final Devices DEFAULT = Devices.DEFAULT;

  private DevicesReader() {}

  private enum Word {
    AUTO,
    CPU,
    GPU
  }

  static Devices read(Cursor cursor) {
    if (cursor.node() instanceof Sequence) {
      return DEFAULT.withUse(use(cursor));
    }
    return Section.ofWordOrMapping(cursor, "use").map(DevicesReader::read).orElse(DEFAULT);
  }

  private static Devices read(Section section) {
    DeviceRequest use = section.find("use").map(DevicesReader::use).orElse(DEFAULT.use());
    int slotsPerGpu = section.whole("slots_per_gpu", DEFAULT.slotsPerGpu(), Interval.closed(1, 64));
    OptionalInt cpuSlots =
        section.find("cpu_slots").map(cursor -> cpuSlots(cursor, use)).orElse(DEFAULT.cpuSlots());
    section.close();
    return new Devices(use, slotsPerGpu, cpuSlots);
  }

  private static OptionalInt cpuSlots(Cursor cursor, DeviceRequest use) {
    Optional<Integer> slots = cursor.whole(Interval.closed(1, 1024));
    slots.flatMap(number -> contradiction(number, use)).ifPresent(cursor::problem);
    return slots.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static Optional<String> contradiction(int slots, DeviceRequest use) {
    boolean coreless = use instanceof Listed listed && listed.cores() == 0;
    if (use instanceof Gpu || coreless) {
      return Optional.of("no core is in use; leave it out, or let cores take part with use: auto");
    }
    return use instanceof Listed listed && listed.cores() > slots
        ? Optional.of(slots + " is fewer than the " + listed.cores() + " cores that use lists")
        : Optional.empty();
  }

  private static DeviceRequest use(Cursor cursor) {
    if (cursor.node() instanceof Sequence) {
      return listed(cursor);
    }
    Optional<String> name =
        cursor.node() instanceof Scalar scalar ? DeviceName.parse(scalar.text()) : Optional.empty();
    return name.<DeviceRequest>map(one -> new Listed(List.of(one))).orElseGet(() -> word(cursor));
  }

  private static DeviceRequest word(Cursor cursor) {
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

  private static void addTo(List<String> names, Cursor item, String written) {
    Optional<String> name = DeviceName.parse(written);
    if (name.isEmpty()) {
      item.problem("expected " + DeviceName.EXPECTED + ", found " + Found.describe(item.node()));
    } else if (names.contains(name.get())) {
      item.problem(name.get() + " is listed twice");
    } else {
      names.add(name.get());
    }
  }
}
