package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.cli.terminal.TextTable;
import dev.elbow.runner.cli.terminal.TextTable.Align;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code elbow devices}. */
@Command(name = "devices")
final class DevicesCommand implements Callable<Integer> {
  @Mixin private JsonOption json = new JsonOption();

  private final Invocation invocation;

  DevicesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Devices devices = Devices.detect();
    List<Device> all = Stream.concat(devices.cpus().stream(), devices.gpus().stream()).toList();
    PrintWriter out = invocation.terminal().out();
    if (json.json) {
      Json.print(document(devices, all), out);
    } else {
      TextTable table =
          new TextTable()
              .column("device", Align.LEFT)
              .column("description", Align.LEFT)
              .column("used by this build", Align.LEFT);
      all.forEach(
          device ->
              table.row(
                  List.of(
                      device.name(),
                      device.description(),
                      usable(devices, device) ? "yes" : "no")));
      table.lines().forEach(out::println);
    }
    return ExitCode.DONE.code();
  }

  private static boolean usable(Devices devices, Device device) {
    return device.kind() == Device.Kind.CPU || devices.gpusUsable();
  }

  private static ObjectNode document(Devices devices, List<Device> all) {
    ObjectNode document = Json.object();
    ArrayNode array = document.putArray("devices");
    for (Device device : all) {
      array
          .addObject()
          .put("name", device.name())
          .put("description", device.description())
          .put("usable", usable(devices, device));
    }
    return document;
  }
}
