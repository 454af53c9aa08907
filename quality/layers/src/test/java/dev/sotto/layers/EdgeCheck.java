package dev.sotto.layers;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares compiled classes with the edges of their module's line.
final class EdgeCheck {
  private EdgeCheck() {}

  /// The prefixes of all packages that classes of `line` may use.
  static List<String> allowed(ModuleTable table, ModuleTable.Line line) {
    List<String> prefixes =
        new ArrayList<>(
            List.of(
                "java.",
                "javax.",
                "org.w3c.dom.", // of the JDK's own java.xml, as the next
                "org.xml.sax.",
                "org.jspecify.",
                own(line.name())));
    for (String edge : line.edges()) {
      ModuleTable.ThirdParty library = table.thirdParties().get(edge);
      if (library == null) {
        prefixes.add(own(edge));
      } else {
        prefixes.addAll(library.packages());
      }
    }
    return prefixes;
  }

  /// Each use of a class beyond `allowed`, in words.
  static Set<String> violations(JavaClasses classes, List<String> allowed) {
    Set<String> violations = new TreeSet<>();
    for (JavaClass user : classes) {
      for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
        JavaClass used = dependency.getTargetClass().getBaseComponentType();
        boolean listed = allowed.stream().anyMatch(used.getName()::startsWith);
        if (!used.isPrimitive() && !listed) {
          violations.add(user.getName() + " uses " + used.getName() + ", which no edge allows");
        }
      }
    }
    return violations;
  }

  private static String own(String module) {
    return "dev.sotto." + module.replace("-", "") + ".";
  }
}
