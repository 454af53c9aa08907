package dev.sotto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The entry: `sotto COMMAND`. Without a command it prints what there is.
@Command(
    name = "sotto",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      ServeCommand.class,
      CheckCommand.class,
      QueryCommand.class
    },
    description =
        "Learn how a fleet of devices is used without being able to learn it of any one user.")
final class Main implements Runnable {
  private final PrintWriter out;

  private Main(PrintWriter out) {
    this.out = out;
  }

  /// Runs the command line `args` and ends the process with its [ExitCode].
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args).code());
  }

  /// Runs the command line `args`, which prints to `out` and complains to `err`.
  static ExitCode run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main(out));
    line.setOut(out).setErr(err);
    line.setExecutionExceptionHandler((failure, failed, _) -> {
      failed.getErr().println("sotto: " + failure.getMessage());
      return failure instanceof RefusedException ? ExitCode.REFUSED.code() : ExitCode.FAILED.code();
    });
    int code = line.execute(args);
    for (ExitCode known : ExitCode.values()) {
      if (known.code() == code) {
        return known;
      }
    }
    throw new AssertionError(code);
  }

  @Override
  public void run() {
    new CommandLine(this).usage(out);
  }

  /// Reads the version that the build wrote down.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      try (InputStream in = Main.class.getResourceAsStream("version.txt")) {
        if (in == null) {
          throw new IOException("version.txt is not beside the classes; build again");
        }
        return new String[] {new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
      }
    }
  }
}
