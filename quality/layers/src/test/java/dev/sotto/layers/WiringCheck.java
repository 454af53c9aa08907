package dev.sotto.layers;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The service is wired in one place: who wants one, to serve or to read, asks `node`.
final class WiringCheck {
  private static final List<String> PARTS =
      List.of(
          "dev.sotto.engine.Engine.start(",
          "dev.sotto.engine.SavedCounts.read(",
          "dev.sotto.journal.FileJournal.open(",
          "dev.sotto.journal.StoredJournal.open(",
          "dev.sotto.admission.Admission.<init>(",
          "dev.sotto.intake.ReportEndpoint.<init>(");

  private WiringCheck() {}

  /// Each place where a class makes a part of a service itself, in words.
  static Set<String> violations(JavaClasses classes) {
    Set<String> violations = new TreeSet<>();
    for (JavaClass user : classes) {
      for (JavaAccess<?> access : user.getAccessesFromSelf()) {
        String target = access.getTarget().getFullName();
        boolean own = access.getTargetOwner().equals(user); // one way to start calls another
        if (!own && PARTS.stream().anyMatch(target::startsWith)) {
          violations.add(user.getName() + " calls " + target + ": ask node");
        }
      }
    }
    return violations;
  }
}
