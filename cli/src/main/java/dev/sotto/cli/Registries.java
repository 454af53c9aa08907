package dev.sotto.cli;

import dev.sotto.metric.Registry;
import dev.sotto.registry.Compiled;
import dev.sotto.registry.Examples;
import dev.sotto.registry.Finding;
import dev.sotto.registry.RegistryCompiler;
import dev.sotto.registry.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads registry files for the commands that need one.
final class Registries {
  private Registries() {}

  /// The text of `file`, or of the example of that name if there is no such file; the latter is said to `err`.
  static Source source(Path file, PrintWriter err) throws IOException {
    if (Files.isDirectory(file)) {
      throw new RefusedException(
          file + " is a directory; name a registry file, such as examples/demo.yaml");
    }
    Optional<Source> example =
        Files.exists(file) ? Optional.empty() : Examples.find(file.toString());
    if (example.isPresent()) {
      err.printf("there is no file %s here; the example of that name is used%n", file);
      return example.get();
    }
    return Source.read(file);
  }

  /// The registry in `file`, found as [#source(Path, PrintWriter)] does.
  ///
  /// @throws RefusedException with every problem if it is refused
  static Registry read(Path file, PrintWriter err) throws IOException {
    return compile(source(file, err));
  }

  static Registry compile(Source source) {
    return switch (new RegistryCompiler(InstantSource.system()).compile(source)) {
      case Compiled.Valid valid -> valid.registry();
      case Compiled.Refused refused ->
          throw new RefusedException(
              refused.problems().stream()
                  .map(Finding::rendered)
                  .collect(
                      Collectors.joining(
                          System.lineSeparator(),
                          source.name() + " is refused:" + System.lineSeparator(),
                          "")));
    };
  }
}
