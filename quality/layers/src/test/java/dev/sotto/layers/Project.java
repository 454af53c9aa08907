package dev.sotto.layers;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The project as it stands on the disk and was just compiled.
final class Project {
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".sotto", ".idea");

  final Path root = Path.of(System.getProperty("sotto.root", "../.."));
  final ModuleTable table;
  final List<ModuleFolder> modules;

  Project() throws IOException {
    table = ModuleTable.parse(Files.readString(root.resolve("docs/architecture.md")));
    modules = ModuleFolder.all(root);
  }

  /// The compiled classes of `module`; an error if it has sources and no class.
  JavaClasses classes(ModuleFolder module) {
    JavaClasses classes = new ClassFileImporter().importPath(module.classes(root));
    if (module.hasSources() && classes.isEmpty()) {
      throw new IllegalStateException(module.artifact() + " has sources, but was not compiled");
    }
    return classes;
  }

  /// The compiled tests of `module`; an error if there are none.
  JavaClasses testClasses(ModuleFolder module) {
    Path compiled = root.resolve(module.folder()).resolve("target/test-classes");
    JavaClasses classes = new ClassFileImporter().importPath(compiled);
    if (classes.isEmpty()) {
      throw new IllegalStateException("the tests of " + module.artifact() + " were not compiled");
    }
    return classes;
  }

  /// The text of each file whose name ends in one of `endings`, by its path from the root.
  Map<String, String> texts(String... endings) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = SKIPPED.contains(folder.getFileName().toString());
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (List.of(endings).stream().anyMatch(file.toString()::endsWith)) {
              String path = root.relativize(file).toString().replace('\\', '/');
              texts.put(path, Files.readString(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return texts;
  }
}
