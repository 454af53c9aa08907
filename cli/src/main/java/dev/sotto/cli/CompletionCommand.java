package dev.sotto.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `completion`: what a shell needs to complete command lines.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script that lets bash or zsh complete commands, options and files. It completes"
          + " sotto and ./sotto alike."
    },
    footer = {
      "",
      "Examples:",
      "  source <(./sotto completion)",
      "  sotto completion > ~/.local/share/bash-completion/completions/sotto",
      "",
      "Exit codes:",
      "  0  done",
      "  2  the command line was not understood"
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CommandLine sotto = spec.commandLine().getParent();
    spec.commandLine().getOut().print(AutoComplete.bash("sotto", sotto));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
