package dev.sotto.cli;

import dev.sotto.metric.Registry;
import dev.sotto.registry.Compiled;
import dev.sotto.registry.RegistryCompiler;
import dev.sotto.registry.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Collectors;

/// Reads registry files for the commands that need one.
final class Registries {
  private Registries() {}

  /// The registry in `file`.
  ///
  /// @throws RefusedException with every problem if it is refused
  static Registry read(Path file) throws IOException {
    return compile(Source.read(file));
  }

  static Registry compile(Source source) {
    return switch (new RegistryCompiler(InstantSource.system()).compile(source)) {
      case Compiled.Valid valid -> valid.registry();
      case Compiled.Refused refused ->
          throw new RefusedException(
              refused.problems().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(System.lineSeparator())));
    };
  }
}
