package dev.sotto.cli;

import dev.sotto.metric.MetricDefinition;
import dev.sotto.metric.Registry;
import dev.sotto.registry.Compiled;
import dev.sotto.registry.Finding;
import dev.sotto.registry.RegistryCompiler;
import dev.sotto.registry.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
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
          + " limit and remedy. docs/registry.md explains every key."
    },
    footer = {
      "",
      "Examples:",
      "  sotto check examples/demo.yaml",
      "  sotto check --release metrics.yaml",
      "",
      "Exit codes:",
      "  0  accepted",
      "  1  failed: the file cannot be read",
      "  2  the command line was not understood",
      "  3  refused"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "registry file, such as examples/demo.yaml")
  private Path file = Path.of("metrics.yaml");

  @Option(
      names = "--release",
      description =
          "refuse a debug registry too, as before it goes to people's devices (default: accepted)")
  private boolean release;

  @Override
  public Integer call() throws IOException {
    RegistryCompiler compiler = new RegistryCompiler(InstantSource.system());
    Source source = Registries.source(file, spec.commandLine().getErr());
    Compiled compiled = release ? compiler.checkForRelease(source) : compiler.compile(source);
    PrintWriter out = spec.commandLine().getOut();
    return switch (compiled) {
      case Compiled.Refused(var problems) -> {
        problems.forEach(problem -> spec.commandLine().getErr().println(problem.rendered()));
        spec.commandLine()
            .getErr()
            .printf("%s: refused, %s%n", file, Shown.plural(problems.size(), "problem"));
        yield ExitCode.REFUSED.code();
      }
      case Compiled.Valid(var registry, var notes) -> {
        notes.stream().map(Finding::rendered).forEach(out::println);
        print(registry, out);
        yield ExitCode.DONE.code();
      }
    };
  }

  private void print(Registry registry, PrintWriter out) {
    Table table =
        new Table()
            .row("metric", "kind", "values", "ε a report", "ε a device-day", "reports a life");
    for (MetricDefinition metric : registry.metrics()) {
      table.row(
          metric.name().text(),
          metric.kind(),
          Integer.toString(metric.domain().size()),
          metric.oracle().actualEpsilon().toString(),
          Registry.perDeviceDay(metric).toString(),
          Shown.count(registry.reportsPerLife(metric)));
    }
    table.print(out);
    out.printf(
        "%s: accepted · %s · ε %s a device-day of at most %s · hash %s%n",
        file,
        Shown.plural(registry.metrics().size(), "metric"),
        registry.perDeviceDay(),
        registry.caps().perDeviceDay(),
        registry.hash().toHex());
  }
}
