package dev.sotto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/// The entry: `sotto COMMAND`. Without a command it complains and prints what there is.
@Command(
    name = "sotto",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      InitCommand.class,
      CheckCommand.class,
      PlanCommand.class,
      ServeCommand.class,
      QueryCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    description =
        "Learn how a fleet of devices is used without being able to learn it of any user.",
    footer = {
      "",
      "sotto COMMAND --help shows the options of a command.",
      "Exit codes: 0 done, 1 failed, 2 command line not understood, 3 refused, 130 Ctrl-C."
    })
final class Main implements Callable<Integer> {
  /// Held, because java.util.logging forgets the level of a logger that nobody holds. Who runs a service wants to read
  /// each of its decisions; who tries a demo, only trouble.
  private static final Logger QUIET = Logger.getLogger("dev.sotto");

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What is printed to.
  Terminal terminal() {
    return terminal;
  }

  /// Runs the command line `args` and ends the process with its [ExitCode].
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (args.length == 0 || !args[0].equals("serve")) {
      QUIET.setLevel(Level.WARNING);
    }
    System.exit(run(Terminal.current(), out, err, args).code());
  }

  /// The commands as they are, to be run or described.
  static CommandLine commands(Terminal terminal) {
    CommandLine line = new CommandLine(new Main(terminal));
    line.setColorScheme(Help.defaultColorScheme(terminal.colours() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, _ -> Topic.rendered());
    return line;
  }

  /// Runs the command line `args`, which prints to `out` and complains to `err`.
  static ExitCode run(Terminal terminal, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = commands(terminal);
    line.setOut(out).setErr(err);
    line.setParameterExceptionHandler((unclear, _) -> {
      CommandLine command = unclear.getCommandLine();
      misused(command, Complaint.of(unclear));
      return ExitCode.USAGE.code();
    });
    line.setExecutionExceptionHandler((failure, failed, _) -> complain(failure, failed).code());
    int code = line.execute(args);
    for (ExitCode known : ExitCode.values()) {
      if (known.code() == code) {
        return known;
      }
    }
    throw new AssertionError(code);
  }

  private static ExitCode complain(Exception failure, CommandLine failed) {
    if (failure instanceof UsageException) {
      misused(failed, Complaint.of(failure));
      return ExitCode.USAGE;
    }
    failed.getErr().println("sotto: " + Complaint.of(failure));
    if (!Complaint.isExpected(failure)) {
      failed.getErr().println("This is a fault in sotto; please report it with these lines:");
      failure.printStackTrace(failed.getErr());
    }
    return Complaint.isRefusal(failure) ? ExitCode.REFUSED : ExitCode.FAILED;
  }

  private static void misused(CommandLine command, String why) {
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("sotto: %s; %s --help shows the options%n", why, name);
  }

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("sotto: name a command");
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.code();
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
