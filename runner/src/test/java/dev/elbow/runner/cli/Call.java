package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.publish.ExampleRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * One call of the command line in this process, with what it printed.
 *
 * @param code the exit code
 */
record Call(int code, String out, String err) {

  static Call elbow(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = Terminal.plain(new PrintWriter(out), new PrintWriter(err));
    int code =
        Elbow.run(
            new Invocation(
                terminal,
                Map.of(),
                Clock.fixed(ExampleRun.START.plusSeconds(100), ZoneOffset.UTC),
                List.of(arguments)));
    return new Call(code, out.toString(), err.toString());
  }
}
