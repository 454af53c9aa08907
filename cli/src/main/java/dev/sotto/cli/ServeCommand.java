package dev.sotto.cli;

import dev.sotto.metric.Registry;
import dev.sotto.node.Node;
import dev.sotto.node.NodeOptions;
import dev.sotto.node.ServiceState;
import dev.sotto.node.StateOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `serve`: the service alone, for real devices, or for the state that a former run left behind.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the service on 127.0.0.1 until Ctrl-C: it takes reports, counts them, and serves the"
          + " dashboard at /, the estimates at /api/metrics and the registry at /registry.",
      "A state directory that a former run left behind goes on where it stopped. One made with"
          + " --simulated says of every number that its devices are simulated; sotto simulate"
          + " --server reports to no other.",
      "So that a report sent again counts once, the ids of reports are remembered until none of"
          + " them may come again: some 4 million in the usual 800 MB of memory; for more, set"
          + " SOTTO_JAVA_OPTIONS, such as to -Xmx8g. Who sends when there is no room is told to"
          + " try again later."
    },
    footer = {
      "",
      "Examples:",
      "  sotto serve --state state --registry examples/demo.yaml",
      "  sotto serve --state state --port 8081",
      "  sotto serve --state trial --registry metrics.yaml --simulated",
      "",
      "Exit codes:",
      "  1    failed: the message says why",
      "  2    the command line was not understood",
      "  3    refused: the registry or the state directory; the message says why",
      "  130  ended by Ctrl-C"
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "directory of the service's state; made if it is not there")
  private Path state = Path.of("state");

  @Option(
      names = "--registry",
      paramLabel = "FILE",
      description =
          "registry in force from now on; a new state needs one (default: the one the state has)")
  private @Nullable Path registry;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port on 127.0.0.1, 0 for a free one (default: ${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(
      names = "--simulated",
      description =
          "make a new state one of simulated devices (default: of real ones; a state that is there"
              + " stays what it is)")
  private boolean asSimulated;

  @Override
  public Integer call() throws IOException {
    Optional<Registry> given =
        registry == null
            ? Optional.empty()
            : Optional.of(Registries.read(registry, spec.commandLine().getErr()));
    boolean simulated = asSimulated || ServiceState.isSimulated(state);
    PrintWriter out = spec.commandLine().getOut();
    try (Ending ending = Ending.watch(() -> {});
        Node service = Node.serve(state, given, options(simulated))) {
      out.printf(
          "service and dashboard on %s%s (Ctrl-C ends it)%n",
          service.uri(), simulated ? " · the state is of simulated devices" : "");
      out.flush();
      if (service.state().registry().debug()) {
        warnOfDebug();
      }
      ending.await();
    }
    return ExitCode.DONE.code();
  }

  private NodeOptions options(boolean simulated) {
    return NodeOptions.of(StateOptions.of(simulated)).withServer(new Port(port).local());
  }

  private void warnOfDebug() {
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        "WARNING: the registry in force is marked debug: true. Its windows may be seconds,");
    err.println("WARNING: its groups one person, so its results protect nobody: for trials only,");
    err.println("WARNING: never for people's devices. sotto check refuses it for release.");
    err.flush();
  }
}
