package dev.sotto.layers;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Types that few modules may name, in whatever way: to name one is to hold it.
///
/// @param what    stands behind the door, in words
/// @param types   full names of types, or of packages, which end in a dot
/// @param modules that may name them
record Door(String what, List<String> types, List<String> modules) {
  /// From counts to numbers. The module table says the same by its edges.
  static final Door ESTIMATORS =
      new Door(
          "an estimator",
          List.of("dev.sotto.estimate."),
          List.of("estimate", "release", "planner"));

  /// What reports add up to.
  static final Door ACCUMULATORS =
      new Door(
          "an accumulator",
          List.of(
              "dev.sotto.fold.FrequencyCounts",
              "dev.sotto.fold.FrequencySnapshot",
              "dev.sotto.fold.FoldState"),
          List.of("fold", "engine", "release", "bench"));

  /// Of what accumulators are made.
  static final Door COUNTERS =
      new Door(
          "counters",
          List.of("dev.sotto.ldp.Tallies"),
          List.of("ldp", "fold", "estimate", "release"));

  /// From reports to counters.
  static final Door SERVER_HALF =
      new Door(
          "the server's half",
          List.of("dev.sotto.ldp.Tallier"),
          List.of("ldp", "fold", "admission"));

  /// From values to reports.
  static final Door DEVICE_HALF =
      new Door(
          "the device's half",
          List.of("dev.sotto.ldp.Randomizer"),
          List.of("ldp", "metric", "sdk", "samples", "bench"));

  static final List<Door> ALL =
      List.of(ESTIMATORS, ACCUMULATORS, COUNTERS, SERVER_HALF, DEVICE_HALF);

  /// Each use of what stands behind this door by `classes` of `module`, in words; none if the module may.
  Set<String> violations(String module, JavaClasses classes) {
    Set<String> violations = new TreeSet<>();
    if (!modules.contains(module)) {
      for (JavaClass user : classes) {
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          add(violations, user, dependency.getTargetClass());
        }
        for (JavaMethodCall call : user.getMethodCallsFromSelf()) {
          add(violations, user, call.getTarget().getRawReturnType()); // got, if not named
        }
      }
    }
    return violations;
  }

  private void add(Set<String> violations, JavaClass user, JavaClass used) {
    String name = used.getBaseComponentType().getName();
    if (types.stream().anyMatch(type -> isOf(type, name))) {
      violations.add(user.getName() + " uses " + name + ", " + what + "; only " + modules + " may");
    }
  }

  private static boolean isOf(String type, String name) {
    return type.endsWith(".")
        ? name.startsWith(type)
        : name.equals(type) || name.startsWith(type + "$");
  }
}
