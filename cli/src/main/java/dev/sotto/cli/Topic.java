package dev.sotto.cli;

import java.util.List;

/// What one may want to do, with the commands for it: the order and the examples of `sotto --help`.
///
/// @param title   what one may want
/// @param entries the commands for it
record Topic(String title, List<Entry> entries) {
  /// All, in the order of the help.
  static final List<Topic> ALL =
      List.of(
          new Topic(
              "Try it",
              new Entry(
                  "demo",
                  "a simulated fleet, its truth beside the estimates, a dashboard",
                  "sotto demo"),
              new Entry(
                  "simulate",
                  "the same on a column of your own CSV file",
                  "sotto simulate --registry examples/adult.yaml --metric age \\",
                  "    --data adult.csv --column 1")),
          new Topic(
              "Define what to ask",
              new Entry(
                  "init",
                  "write a registry file to start from, with every key explained",
                  "sotto init metrics.yaml"),
              new Entry(
                  "check",
                  "is a registry accepted, and what do its metrics reveal?",
                  "sotto check metrics.yaml"),
              new Entry(
                  "plan",
                  "how exact will the answers be, and how many devices do they need?",
                  "sotto plan metrics.yaml --devices 100000 --want ±0.5%")),
          new Topic(
              "Run it",
              new Entry(
                  "serve",
                  "take reports, count them, serve estimates and the dashboard",
                  "sotto serve --state state --registry metrics.yaml")),
          new Topic(
              "Read results",
              new Entry(
                  "query",
                  "print the estimates of a state directory, as tables, plots, CSV or JSON",
                  "sotto query --state state --all-windows --csv")),
          new Topic(
              "Around it",
              new Entry(
                  "completion",
                  "let bash or zsh complete commands and options",
                  "source <(sotto completion)"),
              new Entry(
                  "help", "a command's options, or the exit codes", "sotto help exit-codes")));

  private static final String INDENT = " ".repeat(14);

  private Topic(String title, Entry... entries) {
    this(title, List.of(entries));
  }

  Topic {
    entries = List.copyOf(entries);
  }

  /// A command.
  ///
  /// @param command its name
  /// @param summary what it is for, in half a line
  /// @param example its lines
  record Entry(String command, String summary, List<String> example) {
    Entry {
      example = List.copyOf(example);
    }

    private Entry(String command, String summary, String... example) {
      this(command, summary, List.of(example));
    }
  }

  /// The entry of `command`.
  static Entry entry(String command) {
    return ALL.stream()
        .flatMap(topic -> topic.entries.stream())
        .filter(entry -> entry.command().equals(command))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(command + " stands under no topic"));
  }

  /// All topics for the help, an empty line before each.
  static String rendered() {
    StringBuilder text = new StringBuilder();
    String line = System.lineSeparator();
    for (Topic topic : ALL) {
      text.append(line).append(topic.title).append(':').append(line);
      for (Entry entry : topic.entries) {
        String gap = " ".repeat(INDENT.length() - 2 - entry.command().length());
        text.append("  ").append(entry.command()).append(gap).append(entry.summary()).append(line);
        entry.example().forEach(part -> text.append(INDENT).append(part).append(line));
      }
    }
    return text.toString();
  }
}
