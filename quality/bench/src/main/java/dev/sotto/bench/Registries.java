package dev.sotto.bench;

import dev.sotto.metric.Registry;
import dev.sotto.registry.Compiled;
import dev.sotto.registry.RegistryCompiler;
import dev.sotto.registry.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// The registries that are measured.
final class Registries {
  private Registries() {}

  /// That of the demo: nine metrics.
  static Registry demo() {
    return example("demo");
  }

  /// That of `examples/NAME.yaml`, found from the root of the project: the current directory, or the system property
  /// `sotto.root`.
  static Registry example(String name) {
    Path file = Path.of(System.getProperty("sotto.root", "."), "examples", name + ".yaml");
    return switch (new RegistryCompiler(InstantSource.system()).compile(read(file))) {
      case Compiled.Valid valid -> valid.registry();
      case Compiled.Refused refused ->
          throw new IllegalStateException(file + " is refused: " + refused.problems());
    };
  }

  private static Source read(Path file) {
    try {
      return Source.read(file);
    } catch (IOException unread) {
      throw new UncheckedIOException("run this from the project's root", unread);
    }
  }
}
