package dev.sotto.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The pages of `docs/commands`, as the commands say them: a page a command up to its example, an index, the exit codes.
final class CommandPages {
  /// From here on a page is written by hand.
  static final String EXAMPLE = "## Example\n";

  private CommandPages() {}

  /// Generated text by file name; that of a command ends before its example.
  static Map<String, String> generated() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("README.md", index());
    pages.put("exit-codes.md", exitCodes());
    Main.commands(Terminal.PLAIN)
        .getSubcommands()
        .forEach((name, command) -> pages.put(name + ".md", page(name, command)));
    return pages;
  }

  private static String page(String name, CommandLine command) {
    return "# sotto "
        + name
        + "\n\n"
        + origin(" down to the example")
        + capital(Topic.entry(name).summary())
        + (Topic.entry(name).summary().endsWith("?") ? "" : ".")
        + "\n\n```text\n"
        + command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n")
        + "```\n\n[Exit codes](exit-codes.md) of all commands.\n\n";
  }

  private static String origin(String part) {
    return "<!-- Generated from the program"
        + part
        + "; CommandPagesTest says how to renew it. -->\n\n";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String index() {
    return "# Commands\n\n"
        + origin("")
        + Topic.ALL.stream()
            .map(topic ->
                topic.entries().stream()
                    .map(entry ->
                        "- ["
                            + entry.command()
                            + "]("
                            + entry.command()
                            + ".md): "
                            + entry.summary()
                            + "\n")
                    .collect(Collectors.joining("", "**" + topic.title() + "**\n\n", "")))
            .collect(Collectors.joining("\n"))
        + "\nWhat a command ends with: [exit codes](exit-codes.md).\n";
  }

  private static String exitCodes() {
    return "# Exit codes\n\n"
        + origin("")
        + "Every command ends with one of these, and with a message on the error output unless it"
        + " is 0. `sotto help\n"
        + "exit-codes` prints the same; the page of each command says which of them it has and"
        + " when.\n\n"
        + "| Code | Meaning |\n"
        + "|---:|---|\n"
        + Arrays.stream(ExitCode.values())
            .map(code -> "| " + code.code() + " | " + code.meaning() + " |\n")
            .collect(Collectors.joining());
  }
}
