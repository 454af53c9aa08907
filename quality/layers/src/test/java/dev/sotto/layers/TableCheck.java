package dev.sotto.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares the table with what stands on the disk.
final class TableCheck {
  private TableCheck() {}

  /// Each difference in words; empty if there is none.
  static List<String> differences(ModuleTable table, List<ModuleFolder> modules) {
    List<String> differences = new ArrayList<>();
    Set<String> present = modules.stream().map(ModuleFolder::artifact).collect(Collectors.toSet());
    for (String name : table.lines().keySet()) {
      if (!present.contains(name)) {
        differences.add("the table has " + name + ", the root's pom has not");
      }
    }
    for (ModuleFolder module : modules) {
      ModuleTable.Line line = table.lines().get(module.artifact());
      if (line == null) {
        differences.add("the root's pom has " + module.artifact() + ", the table has not");
      } else {
        compare(table, line, module, differences);
      }
    }
    return differences;
  }

  private static void compare(
      ModuleTable table, ModuleTable.Line line, ModuleFolder module, List<String> differences) {
    String name = line.name();
    expect(name + ": folder", line.folder(), module.folder(), differences);
    expect(name + ": level", line.level(), module.level(), differences);
    expect(
        name + ": dependencies of the pom", sorted(line.edges()), module.compiled(), differences);
    if (module.requires().isEmpty()) {
      return;
    }
    Set<String> required = new TreeSet<>();
    for (String edge : line.edges()) {
      ModuleTable.ThirdParty library = table.thirdParties().get(edge);
      required.add(library == null ? "dev.sotto." + edge : library.module());
    }
    // A module whose code is still to come names its libraries with its first class.
    if (!module.hasSources()) {
      required.removeIf(r -> !r.startsWith("dev.sotto.") && !module.requires().get().contains(r));
    }
    expect(name + ": requires of the descriptor", required, module.requires().get(), differences);
  }

  private static Set<String> sorted(Set<String> edges) {
    return new TreeSet<>(edges);
  }

  private static void expect(String what, Object table, Object found, List<String> differences) {
    if (!table.equals(found)) {
      differences.add(what + ": the table says " + table + ", the disk " + found);
    }
  }
}
