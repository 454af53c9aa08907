package dev.sotto.layers;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Calls that no module makes, each with what to do instead and the modules that may.
final class ForbiddenCalls {
  private static final List<String> CLOCK = List.of("cli");
  private static final List<String> SEEDED = List.of("testkit", "fleet");

  /// The cli, the process of the file-backed devices, the seeds of tests, and what a script of the benchmarks reads.
  private static final List<String> PRINTING = List.of("cli", "fleet", "testkit", "bench");

  private static final List<String> NOBODY = List.of();

  private static final List<Ban> BANS =
      List.of(
          new Ban("java.time.Instant.now()", "take a Clock or InstantSource", CLOCK),
          new Ban("java.time.LocalDate.now()", "take a Clock or InstantSource", CLOCK),
          new Ban("java.time.LocalDateTime.now()", "take a Clock or InstantSource", CLOCK),
          new Ban("java.time.ZonedDateTime.now()", "take a Clock or InstantSource", CLOCK),
          new Ban("java.time.OffsetDateTime.now()", "take a Clock or InstantSource", CLOCK),
          new Ban("java.lang.System.currentTimeMillis()", "take a Clock or InstantSource", CLOCK),
          new Ban("java.lang.Math.random(", "take a RandomSource", NOBODY),
          new Ban("java.util.Random.<init>(", "take a RandomSource", List.of("testkit")),
          new Ban("java.util.SplittableRandom.<init>(", "take a RandomSource", SEEDED),
          new Ban("java.util.concurrent.ThreadLocalRandom.", "take a RandomSource", NOBODY),
          new Ban("java.util.UUID.randomUUID(", "take a RandomSource", NOBODY),
          new Ban("java.lang.System.exit(", "throw, or return an ExitCode", List.of("cli")),
          new Ban("java.lang.Runtime.exit(", "throw, or return an ExitCode", NOBODY),
          new Ban("java.lang.Runtime.halt(", "throw, or return an ExitCode", List.of("cli")),
          new Ban("java.lang.System.out", "return it, or log it", PRINTING),
          new Ban("java.lang.System.err", "return it, or log it", List.of("cli")),
          new Ban("java.nio.charset.Charset.defaultCharset(", "name the charset", NOBODY),
          new Ban("java.lang.String.getBytes()", "name the charset", NOBODY),
          new Ban("java.lang.String.<init>([B)", "name the charset", NOBODY),
          new Ban("java.io.FileReader.<init>(java.lang.String)", "name the charset", NOBODY),
          new Ban("java.io.FileWriter.<init>(java.lang.String)", "name the charset", NOBODY),
          new Ban("java.lang.String.toLowerCase()", "name Locale.ROOT", NOBODY),
          new Ban("java.lang.String.toUpperCase()", "name Locale.ROOT", NOBODY),
          new Ban("java.lang.String.format(java.lang.String,", "name Locale.ROOT first", NOBODY),
          new Ban("java.lang.String.formatted(", "String.format with Locale.ROOT", NOBODY),
          new Ban("java.lang.Thread.sleep(", "wait for what is awaited", List.of("fleet", "cli")),
          new Ban("java.io.ObjectInputStream.", "use dev.sotto.wire", NOBODY),
          new Ban("java.lang.ThreadLocal.", "pass it as a parameter", NOBODY),
          new Ban("sun.misc.Unsafe.", "use FileChannel or MemorySegment", NOBODY));

  /// @param call    begins the text `owner.name(parameters)` of what is not called
  /// @param instead what the caller does instead
  /// @param allowed modules that may
  private record Ban(String call, String instead, List<String> allowed) {}

  private ForbiddenCalls() {}

  /// Each forbidden call that a class of `module` makes, in words.
  static Set<String> in(String module, JavaClasses classes) {
    Set<String> violations = new TreeSet<>();
    for (JavaClass user : classes) {
      for (JavaAccess<?> access : user.getAccessesFromSelf()) {
        String target = text(access);
        for (Ban ban : BANS) {
          if (target.startsWith(ban.call) && !ban.allowed.contains(module)) {
            violations.add(user.getName() + " calls " + target + ": " + ban.instead);
          }
        }
      }
    }
    return violations;
  }

  /// The target as `owner.name(parameter,parameter)`, a field as `owner.name`.
  private static String text(JavaAccess<?> access) {
    String full = access.getTarget().getFullName();
    return full.replace(", ", ",");
  }
}
