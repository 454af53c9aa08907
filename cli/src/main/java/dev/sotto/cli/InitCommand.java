package dev.sotto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `init FILE`: a registry to start from.
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a registry file to start from: four metrics of different kinds, with a comment"
          + " on every key. It is accepted by check as it stands. A file that is there is never"
          + " overwritten."
    },
    footer = {
      "",
      "Examples:",
      "  sotto init",
      "  sotto init my/metrics.yaml",
      "",
      "Exit codes:",
      "  0  written",
      "  1  failed: the file cannot be written",
      "  2  the command line was not understood",
      "  3  refused: the file is there already, or its directory is not"
    })
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "file to write (default: ${DEFAULT-VALUE})")
  private Path file = Path.of("metrics.yaml");

  @Override
  public Integer call() throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new RefusedException(
          file + " would stand in " + parent + ", which is no directory; make it first");
    }
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
    try {
      Files.writeString(
          file, template(today), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException _) {
      throw new RefusedException(
          file + " is there already and stays as it is; name another file, or move it away first");
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s: written, four metrics that expire on %s%n"
                + "Change them to your own questions, then: sotto check %s%n",
            file, expiry(today), file);
    return ExitCode.DONE.code();
  }

  /// A year ahead: long enough to learn something, short enough to be asked again whether it is still needed.
  static LocalDate expiry(LocalDate today) {
    return today.plusYears(1);
  }

  /// The file's text.
  static String template(LocalDate today) throws IOException {
    try (InputStream in = InitCommand.class.getResourceAsStream("metrics.yaml")) {
      if (in == null) {
        throw new IOException("metrics.yaml is not beside the classes; build again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{{expires}}", expiry(today).toString());
    }
  }
}
