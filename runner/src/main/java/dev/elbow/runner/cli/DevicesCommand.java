package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.Terminal;
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
    Devices machine = Devices.detect();
    Terminal terminal = invocation.terminal();
    if (json.json) {
      Json.print(new DeviceJson(machine).document(), terminal.out());
    } else {
      new DeviceList(machine).lines(terminal.columns().getAsInt()).forEach(terminal.out()::println);
    }
    return ExitCode.DONE.code();
  }
}
