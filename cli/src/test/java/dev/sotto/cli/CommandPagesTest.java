package dev.sotto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandPagesTest {
  private static final Path FOLDER = Path.of(System.getProperty("sotto.root"), "docs", "commands");
  private static final String RENEW =
      "; renew the pages with: mvn -pl cli -am test -Dtest=CommandPagesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dsotto.renew=true";
  private static final Pattern CODE = Pattern.compile("(?m)^ {2,5}(\\d+) {2,4}\\S");

  @Test
  void the_pages_say_what_the_commands_say() throws IOException {
    Map<String, String> pages = CommandPages.generated();
    if (Boolean.getBoolean("sotto.renew")) {
      renew(pages);
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = FOLDER.resolve(page.getKey());
      assertThat(file).as(file + " is missing" + RENEW).exists();
      String written = Files.readString(file);
      int end = written.indexOf(CommandPages.EXAMPLE);
      assertThat(end < 0 ? written : written.substring(0, end))
          .as(file + " is not what the program says" + RENEW)
          .isEqualTo(page.getValue());
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("pages of no command")
          .containsExactlyInAnyOrderElementsOf(pages.keySet());
    }
  }

  private static void renew(Map<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = FOLDER.resolve(page.getKey());
      String written = Files.exists(file) ? Files.readString(file) : "";
      int end = written.indexOf(CommandPages.EXAMPLE);
      Files.writeString(file, page.getValue() + (end < 0 ? "" : written.substring(end)));
    }
  }

  @Test
  void every_command_has_an_example_written_by_hand_that_runs_it() throws IOException {
    for (String command : Main.commands(Terminal.PLAIN).getSubcommands().keySet()) {
      String page = Files.readString(FOLDER.resolve(command + ".md"));
      assertThat(page.substring(page.indexOf(CommandPages.EXAMPLE)))
          .as(command)
          .contains("sotto " + command);
    }
  }

  @Test
  void every_command_stands_under_one_topic_and_its_exit_codes_are_known_ones() {
    Set<String> commands = Main.commands(Terminal.PLAIN).getSubcommands().keySet();
    assertThat(Topic.ALL.stream().flatMap(topic -> topic.entries().stream()))
        .extracting(Topic.Entry::command)
        .containsExactlyInAnyOrderElementsOf(commands);
    Set<Integer> known = new TreeSet<>();
    Stream.of(ExitCode.values()).map(ExitCode::code).forEach(known::add);
    for (String command : commands) {
      String help = Run.of(command, "--help").done().out();
      Matcher codes = CODE.matcher(help.substring(help.indexOf("Exit codes:")));
      Set<Integer> named = new TreeSet<>();
      while (codes.find()) {
        named.add(Integer.valueOf(codes.group(1)));
      }
      assertThat(known).as(command).containsAll(named);
      assertThat(named).as(command).contains(ExitCode.USAGE.code());
    }
  }

  @Test
  void the_exit_codes_are_listed_in_one_place() {
    String listed = Run.of("help", "exit-codes").done().out();
    for (ExitCode code : ExitCode.values()) {
      assertThat(listed.lines().map(String::strip)).contains(code.code() + "  " + code.meaning());
    }
    Run.of("help", "nothing").complained(ExitCode.USAGE, "no help on \"nothing\"", "exit-codes");
    assertThat(Run.of("help", "plan").done().out())
        .isEqualTo(Run.of("plan", "--help").done().out());
    assertThat(Run.of("help").done().out()).isEqualTo(Run.of("--help").done().out());
  }
}
