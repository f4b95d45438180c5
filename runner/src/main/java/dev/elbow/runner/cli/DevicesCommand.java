package dev.elbow.runner.cli;

import dev.elbow.runner.device.Devices;
import java.io.IOException;
import java.util.concurrent.Callable;
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
    DeviceList list = new DeviceList(Devices.detect());
    if (json.json) {
      Json.print(list.document(), invocation.terminal().out());
    } else {
      list.lines().forEach(invocation.terminal().out()::println);
    }
    return ExitCode.DONE.code();
  }
}
