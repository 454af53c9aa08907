package dev.sotto.twins;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Makes twins from the product's sources and classes, neither of which is touched.
///
/// @param root      of the project
/// @param classPath the product's own classes and what they need
public record Workshop(Path root, List<Path> classPath) {
  private static final String SOURCES = "/src/main/java/";

  /// A copy of `classPath` is kept.
  public Workshop {
    classPath = List.copyOf(classPath);
  }

  /// Compiles what is changed in `twin` into `directory`. Whoever puts that before the product's classes on a class path
  /// runs the twin.
  ///
  /// @param directory is made if it is missing; nothing is in it
  /// @throws StaleTwinException if its patch does not fit, or what comes out does not compile
  /// @throws IOException if sources cannot be read or classes not be written
  public void make(Twin twin, Path directory) throws IOException, StaleTwinException {
    requireEmpty(directory);
    List<Source> sources = new ArrayList<>();
    for (Map.Entry<String, String> changed : applied(twin).entrySet()) {
      sources.add(new Source(changed.getKey(), changed.getValue()));
    }
    JavaCompiler javac =
        Objects.requireNonNull(
            ToolProvider.getSystemJavaCompiler(), "this Java has no compiler; run it by a JDK");
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean compiled = javac.getTask(null, files, said, options(directory), null, sources).call();
      if (!compiled) {
        throw new StaleTwinException("twin " + twin.name() + " does not compile: " + errors(said));
      }
    }
  }

  private Map<String, String> applied(Twin twin) throws IOException, StaleTwinException {
    for (String file : twin.patch().files()) {
      if (!file.contains(SOURCES)) {
        throw new StaleTwinException(
            "twin " + twin.name() + " changes " + file + ", no source of the product");
      }
    }
    try {
      return twin.patch().applyIn(root);
    } catch (StaleTwinException stale) {
      throw new StaleTwinException(
          "twin " + twin.name() + " does not apply: " + stale.getMessage());
    }
  }

  private List<String> options(Path directory) {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return List.of(
        "-d", directory.toString(), "-classpath", path, "-proc:none", "-implicit:none", "-nowarn");
  }

  private static String errors(DiagnosticCollector<JavaFileObject> said) {
    return said.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getLineNumber() + ": " + each.getMessage(Locale.ROOT))
        .collect(Collectors.joining("; "));
  }

  private static void requireEmpty(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> there = Files.list(directory)) {
      if (there.findAny().isPresent()) {
        throw new IOException(directory + " is not empty; a twin has a directory of its own");
      }
    }
  }

  /// A changed file, which is on no disk.
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(
          URI.create("string:///" + file.substring(file.indexOf(SOURCES) + SOURCES.length())),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
