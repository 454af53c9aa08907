package dev.sotto.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `help`: the help of a command, or what the exit codes mean.
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Shows what a command is for and all its options, or what the exit codes mean.",
    footer = {
      "",
      "Examples:",
      "  sotto help plan",
      "  sotto help exit-codes",
      "",
      "Exit codes:",
      "  0  done",
      "  2  the command line was not understood"
    })
final class HelpCommand implements Callable<Integer> {
  private static final String EXIT_CODES = "exit-codes";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      description = "a command, or exit-codes (default: what there is)")
  private @Nullable String topic;

  @Override
  public Integer call() {
    CommandLine sotto = spec.commandLine().getParent();
    PrintWriter out = spec.commandLine().getOut();
    if (topic == null) {
      sotto.usage(out);
    } else if (topic.equals(EXIT_CODES)) {
      out.print(exitCodes());
    } else {
      CommandLine command = sotto.getSubcommands().get(topic);
      if (command == null) {
        throw new UsageException(
            "there is no help on \""
                + topic
                + "\"; name "
                + EXIT_CODES
                + " or one of "
                + sotto.getSubcommands().keySet().stream().collect(Collectors.joining(", ")));
      }
      command.usage(out);
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  /// A line a code.
  static String exitCodes() {
    return Arrays.stream(ExitCode.values())
        .map(code ->
            " ".repeat(5 - Integer.toString(code.code()).length())
                + code.code()
                + "  "
                + code.meaning())
        .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
  }
}
