package dev.sotto.twins;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The product with one fault, which a check must catch. Its patch begins with a head of one line that names the fault
/// and a line for each check that must catch it; a check that must pass although, since the product has to bear the
/// change, follows `Passes: `:
///
/// ```
/// Twin: a device that draws no report for a window in which nothing was recorded
/// Check: dev.sotto.sdk.TraceTest#devices_that_differ_only_in_their_values_leave_the_same_trace
/// ```
///
/// @param name   words in lower case joined by hyphens, the name of its file
/// @param fault  in one sentence
/// @param checks each of which must fail
/// @param passes checks each of which must pass nonetheless
/// @param patch  that makes it
public record Twin(String name, String fault, List<Check> checks, List<Check> passes, Patch patch) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final String FAULT = "Twin: ";
  private static final String CHECK = "Check: ";
  private static final String PASSES = "Passes: ";

  /// Checks that it can be named, told and caught.
  ///
  /// @throws IllegalArgumentException if `name` is no name, `fault` is blank or no check is named
  public Twin {
    checks = List.copyOf(checks);
    passes = List.copyOf(passes);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no name of a twin: use lower case words joined by hyphens");
    }
    if (fault.isBlank()) {
      throw new IllegalArgumentException("it does not say what is wrong with it");
    }
    if (checks.isEmpty()) {
      throw new IllegalArgumentException("no line \"" + CHECK + "…\" in its head");
    }
  }

  /// The twin in the text of a patch file.
  ///
  /// @throws IllegalArgumentException if the text has no such head or no patch
  public static Twin parse(String name, String text) {
    try {
      int diff = Math.max(0, text.indexOf("\n--- ") + 1);
      String head = text.substring(0, diff);
      List<Check> checks = lines(head, CHECK).map(Check::parse).toList();
      List<Check> passes = lines(head, PASSES).map(Check::parse).toList();
      String fault =
          lines(head, FAULT)
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no line \"" + FAULT + "…\""));
      return new Twin(name, fault, checks, passes, Patch.parse(text.substring(diff)));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("twin " + name + ": " + wrong.getMessage(), wrong);
    }
  }

  private static Stream<String> lines(String head, String key) {
    return head.lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip());
  }
}
