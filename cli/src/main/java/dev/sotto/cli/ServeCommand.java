package dev.sotto.cli;

import dev.sotto.metric.Registry;
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
      "Runs the service on 127.0.0.1: takes reports, counts them and serves the dashboard and the"
          + " API.",
      "A state directory that a former run left behind goes on where it stopped."
    },
    footer = {
      "",
      "Examples: sotto serve --state state --registry metrics.yaml --port 8080",
      "          sotto serve --state state",
      "Exit codes: 0 ended by Ctrl-C, 1 failed, 2 usage, 3 the registry was refused."
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "directory of the service's state")
  private Path state = Path.of("state");

  @Option(
      names = "--registry",
      paramLabel = "FILE",
      description = "registry in force from now on (default: the one the state has)")
  private @Nullable Path registry;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port on 127.0.0.1 (default: ${DEFAULT-VALUE})")
  private int port = 8080;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<Registry> given =
        registry == null ? Optional.empty() : Optional.of(Registries.read(registry));
    boolean simulated = ServiceState.isSimulated(state);
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceHost service = ServiceHost.start(state, given, port, simulated)) {
      out.printf(
          "service and dashboard on %s%s (Ctrl-C ends it)%n",
          service.uri(), simulated ? " · the state is of simulated devices" : "");
      out.flush();
      Thread.currentThread().join();
    }
    return ExitCode.DONE.code();
  }
}
