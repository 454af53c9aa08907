package dev.sotto.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads sources as text for what the compiler does not look at.
final class SourceCheck {
  private static final Set<String> BANNED =
      Set.of(
          "Manager",
          "Helper",
          "Util",
          "Utils",
          "Impl",
          "Processor",
          "Data",
          "Info",
          "Base",
          "Abstract");
  private static final Pattern SUPPRESSED =
      Pattern.compile(
          "@(?:SuppressWarnings\\s*\\(([^)]*)\\)|(IgnoreJRERequirement|SuppressLint)\\b)");
  private static final List<Pattern> EXCLUSIONS =
      List.of(
          Pattern.compile("<arg>-Xlint:all,(-[^<]*)</arg>"),
          Pattern.compile("<arg>-Xdoclint:all,(-[^<]*)</arg>"),
          Pattern.compile("<arg>-Xdoclint/package:(-[^<]*)</arg>"),
          Pattern.compile("(-Xep:\\w+:OFF|-XepExcludedPaths|-XepDisable\\w+)"),
          Pattern.compile("<(ignore>[^<]*)</ignore>"));
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\| (\\d+) \\| (\\S.*) \\|$");

  private SourceCheck() {}

  /// Those of `types`, simple names, whose declaration in `source` has no `///` above it.
  static List<String> undocumented(String source, List<String> types) {
    List<String> lines = source.lines().toList();
    List<String> undocumented = new ArrayList<>();
    for (String type : types) {
      Pattern declaration =
          Pattern.compile(
              "^\\s*(?!//|\\*)(?:[\\w@-]+ +)*(?:class|interface|@interface|record|enum) +"
                  + Pattern.quote(type)
                  + "\\b.*");
      boolean documented = false;
      for (int i = 0; i < lines.size(); i++) {
        documented |= declaration.matcher(lines.get(i)).matches() && isDocumented(lines, i);
      }
      if (!documented) {
        undocumented.add(type);
      }
    }
    return undocumented;
  }

  /// The banned words in the simple name `type`.
  static List<String> bannedWords(String type) {
    return Arrays.stream(type.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1))
        .filter(BANNED::contains)
        .toList();
  }

  /// How often each thing is suppressed, by `path | thing`.
  ///
  /// @param files text by path
  static Map<String, Integer> suppressions(Map<String, String> files) {
    Map<String, Integer> found = new TreeMap<>();
    files.forEach((path, text) -> {
      if (path.endsWith(".java")) {
        Matcher matcher = SUPPRESSED.matcher(text);
        while (matcher.find()) {
          String what = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
          found.merge(path + " | " + what.replace("\"", "").strip(), 1, Integer::sum);
        }
      } else {
        for (Pattern exclusion : EXCLUSIONS) {
          Matcher matcher = exclusion.matcher(text);
          while (matcher.find()) {
            String what = matcher.group(1).replace("ignore>", "ignore ");
            found.merge(path + " | " + what, 1, Integer::sum);
          }
        }
      }
    });
    return found;
  }

  /// What `docs/suppressions.md` lists, by `path | thing`; a row without a reason is none.
  static Map<String, Integer> listedSuppressions(String document) {
    Map<String, Integer> listed = new LinkedHashMap<>();
    Matcher row = ROW.matcher(document);
    while (row.find()) {
      listed.merge(
          row.group(1) + " | " + row.group(2), Integer.parseInt(row.group(3)), Integer::sum);
    }
    return new TreeMap<>(listed);
  }

  private static boolean isDocumented(List<String> lines, int declaration) {
    for (int i = declaration - 1; i >= 0; i--) {
      String line = lines.get(i).strip();
      if (line.startsWith("///")) {
        return true;
      }
      if (line.isEmpty() || line.endsWith(";") || line.endsWith("{") || line.endsWith("}")) {
        return false;
      }
    }
    return false;
  }
}
