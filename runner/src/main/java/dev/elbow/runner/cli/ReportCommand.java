package dev.elbow.runner.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code elbow report RUN}: prints the path of the page. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
  @Mixin private RunArgument argument = new RunArgument();
  @Mixin private JsonOption json = new JsonOption();

  private final Invocation invocation;

  ReportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Path page = Publication.writePage(argument.find(), invocation.clock().instant());
    PrintWriter out = invocation.terminal().out();
    if (json.json) {
      Json.print(Json.object().put("page", page.toString()), out);
    } else {
      out.println(page);
    }
    return ExitCode.DONE.code();
  }
}
