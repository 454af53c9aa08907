package dev.sotto.layers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table of `docs/architecture.md`.
///
/// @param lines        by the name of the module
/// @param thirdParties by the name of the Maven artifact
record ModuleTable(Map<String, Line> lines, Map<String, ThirdParty> thirdParties) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z-]+)\\n(.*?)^```$");
  private static final Pattern LINE =
      Pattern.compile("([a-z][a-z0-9-]*) +(F|21|25) +→ (–|[a-z0-9-]+(?:, [a-z0-9-]+)*)");

  /// One module: its level and its direct dependencies, those of Sotto and others.
  record Line(String wing, String name, String level, Set<String> edges) {
    String folder() {
      return wing.equals("root") ? name : wing + "/" + name;
    }
  }

  /// One library: the Java module and the prefixes of its packages.
  record ThirdParty(String artifact, String module, List<String> packages) {}

  /// @throws IllegalArgumentException if a line is neither of the one form nor of the other
  static ModuleTable parse(String document) {
    Map<String, Line> lines = new LinkedHashMap<>();
    Map<String, ThirdParty> thirdParties = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(document);
    while (block.find()) {
      for (String text : block.group(2).lines().toList()) {
        if (block.group(1).equals("third-party")) {
          String[] words = text.split(" +", -1);
          List<String> packages = List.of(words[2].split(",", -1));
          thirdParties.put(words[0], new ThirdParty(words[0], words[1], packages));
        } else {
          Line line = line(block.group(1), text);
          if (lines.put(line.name(), line) != null) {
            throw new IllegalArgumentException("module " + line.name() + " has two lines");
          }
        }
      }
    }
    return new ModuleTable(lines, thirdParties);
  }

  /// All that `module` reaches over edges.
  Set<String> closure(String module) {
    Set<String> reached = new TreeSet<>();
    Line line = lines.get(module);
    if (line != null) {
      for (String edge : line.edges()) {
        reached.add(edge);
        reached.addAll(closure(edge));
      }
    }
    return reached;
  }

  private static Line line(String wing, String text) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a line of the table: \"" + text + "\"");
    }
    Set<String> edges =
        matcher.group(3).equals("–")
            ? Set.of()
            : Arrays.stream(matcher.group(3).split(", ", -1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Line(wing, matcher.group(1), matcher.group(2), edges);
  }
}
