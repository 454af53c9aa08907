package dev.sotto.layers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One module as it stands on the disk.
///
/// @param folder     relative to the root
/// @param level      `F`, `21` or `25`, by its pom
/// @param compiled   artifacts that its pom takes for compiling
/// @param tested     artifacts that its pom takes for tests
/// @param requires   Java modules that its descriptor names; empty without a descriptor
/// @param hasSources whether there is more than the descriptor
record ModuleFolder(
    String folder,
    String artifact,
    String level,
    Set<String> compiled,
    Set<String> tested,
    Optional<Set<String>> requires,
    boolean hasSources) {
  private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
  private static final Pattern REQUIRES =
      Pattern.compile("(?m)^\\s*requires\\s+(static\\s+)?(?:transitive\\s+)?([\\w.]+);");

  /// The modules that the root's pom lists, in its order.
  static List<ModuleFolder> all(Path root) throws IOException {
    List<ModuleFolder> modules = new ArrayList<>();
    Matcher module =
        Pattern.compile("<module>(.*?)</module>")
            .matcher(Files.readString(root.resolve("pom.xml")));
    while (module.find()) {
      modules.add(read(root, module.group(1)));
    }
    return modules;
  }

  Path classes(Path root) {
    return root.resolve(folder).resolve("target/classes");
  }

  private static ModuleFolder read(Path root, String folder) throws IOException {
    String pom = Files.readString(root.resolve(folder).resolve("pom.xml"));
    Path sources = root.resolve(folder).resolve("src/main/java");
    Path descriptor = sources.resolve("module-info.java");
    Optional<Set<String>> requires = Optional.empty();
    boolean hasSources = false;
    if (Files.exists(descriptor)) {
      requires = Optional.of(requires(Files.readString(descriptor)));
      try (Stream<Path> files = Files.walk(sources)) {
        hasSources = files.anyMatch(f -> f.toString().endsWith(".java") && !f.equals(descriptor));
      }
    }
    return parse(folder, pom, requires, hasSources);
  }

  static ModuleFolder parse(
      String folder, String pom, Optional<Set<String>> requires, boolean hasSources) {
    String own = pom.substring(pom.indexOf("</parent>"));
    String artifact = element(own, "artifactId").orElseThrow();
    Set<String> compiled = new TreeSet<>();
    Set<String> tested = new TreeSet<>();
    Matcher dependency = DEPENDENCY.matcher(own);
    while (dependency.find()) {
      boolean test = element(dependency.group(1), "scope").filter("test"::equals).isPresent();
      (test ? tested : compiled).add(element(dependency.group(1), "artifactId").orElseThrow());
    }
    return new ModuleFolder(folder, artifact, level(own), compiled, tested, requires, hasSources);
  }

  /// What a descriptor requires, but for the JDK's modules and what is only for compiling.
  static Set<String> requires(String descriptor) {
    Set<String> required = new TreeSet<>();
    Matcher matcher = REQUIRES.matcher(descriptor);
    while (matcher.find()) {
      String module = matcher.group(2);
      boolean jdk = module.startsWith("java.") || module.startsWith("jdk.");
      if (!jdk && !module.equals("org.jspecify")) {
        required.add(module);
      }
    }
    return required;
  }

  private static String level(String pom) {
    String release = element(pom, "maven.compiler.release").orElse("25");
    boolean sniffed = element(pom, "animal.sniffer.skip").filter("false"::equals).isPresent();
    return release.equals("17") && sniffed ? "F" : release;
  }

  private static Optional<String> element(String xml, String name) {
    Matcher matcher =
        Pattern.compile("<" + Pattern.quote(name) + ">(.*?)</" + Pattern.quote(name) + ">")
            .matcher(xml);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
