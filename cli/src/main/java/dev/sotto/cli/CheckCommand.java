package dev.sotto.cli;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.registry.Compiled;
import dev.sotto.registry.Finding;
import dev.sotto.registry.RegistryCompiler;
import dev.sotto.registry.Source;
import dev.sotto.wire.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `check FILE`: says everything that is wrong with a registry, or what it costs.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a registry file. If it is accepted, shows what each metric can reveal (ε) and how"
          + " often it may be reported; if not, every problem at once, with file, line, value,"
          + " limit and remedy. docs/registry.md explains every key.",
      "A registry marked debug: true may have windows of seconds, so it is refused: it must not go"
          + " to people's devices. --allow-debug accepts it for trying things out."
    },
    footer = {
      "",
      "Examples:",
      "  sotto check examples/demo.yaml",
      "  sotto check --canonical metrics.sreg metrics.yaml",
      "  sotto check --allow-debug examples/quickstart/metrics.yaml",
      "",
      "Exit codes:",
      "  0  accepted",
      "  1  failed: the file cannot be read, or the canonical bytes cannot be written",
      "  2  the command line was not understood",
      "  3  refused"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "registry file, such as examples/demo.yaml")
  private Path file = Path.of("metrics.yaml");

  @Option(
      names = "--allow-debug",
      description = "accept a registry marked debug: true too (default: refused)")
  private boolean allowDebug;

  @Option(
      names = "--canonical",
      paramLabel = "OUT",
      description = "if accepted, write the canonical bytes there: what a host ships to devices")
  private @Nullable Path canonical;

  @Override
  public Integer call() throws IOException {
    RegistryCompiler compiler = new RegistryCompiler(InstantSource.system());
    Source source = Registries.source(file, spec.commandLine().getErr());
    Compiled compiled = allowDebug ? compiler.compile(source) : compiler.checkForRelease(source);
    PrintWriter out = spec.commandLine().getOut();
    return switch (compiled) {
      case Compiled.Refused(var problems) -> {
        problems.forEach(problem -> spec.commandLine().getErr().println(problem.rendered()));
        if (problems.stream().anyMatch(problem -> problem.subject().startsWith("debug "))) {
          spec.commandLine()
              .getErr()
              .println("to try a debug registry out on your own machine, give --allow-debug");
        }
        spec.commandLine()
            .getErr()
            .printf("%s: refused, %s%n", file, Shown.plural(problems.size(), "problem"));
        yield ExitCode.REFUSED.code();
      }
      case Compiled.Valid(var registry, var notes) -> {
        notes.stream().map(Finding::rendered).forEach(out::println);
        print(registry, out);
        write(registry, out);
        yield ExitCode.DONE.code();
      }
    };
  }

  private void print(Registry registry, PrintWriter out) {
    Table table =
        new Table()
            .row("metric", "kind", "values", "ε a report", "ε a device-day", "reports a life");
    for (MetricDefinition metric : registry.definitions()) {
      table.row(
          metric.name().text(),
          metric.kind(),
          Integer.toString(metric.domain().size()),
          metric.oracle().actualEpsilon().toString(),
          Registry.perDeviceDay(metric).toString(),
          Shown.count(registry.reportsPerLife(metric)));
    }
    table.print(out);
    if (registry.debug()) {
      out.printf("%s: a debug registry, not for people's devices%n", file);
    }
    out.printf(
        "%s: accepted · %s · ε %s a device-day of at most %s · hash %s%n",
        file,
        Shown.plural(registry.definitions().size(), "metric"),
        registry.perDeviceDay(),
        registry.caps().perDeviceDay(),
        registry.hash().toHex());
  }

  private void write(Registry registry, PrintWriter out) throws IOException {
    if (canonical != null) {
      Bytes bytes = registry.bytes();
      Files.write(canonical, bytes.toByteArray());
      out.printf("%s: the canonical bytes, %s%n", canonical, Shown.plural(bytes.length(), "byte"));
    }
  }
}
