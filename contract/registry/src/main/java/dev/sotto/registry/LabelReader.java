package dev.sotto.registry;

import dev.sotto.metric.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a list of labels by their source text: `2.0` stays `2.0`, `no` stays `no`.
///
/// @param scope    where findings go
/// @param what     such as `label`
/// @param reserved the label that may not be declared
/// @param meaning  what `reserved` stands for
record LabelReader(Scope scope, String what, String reserved, String meaning) {
  List<String> read(List<Yaml> items) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    List<String> labels = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Yaml.Scalar text && !text.text().isBlank()) {
        readOne(text, lines, labels);
      } else {
        String form = item instanceof Yaml.Scalar ? "empty" : item.form() + ", not text";
        scope.problem(item.at(), what, "is " + form, "write a label");
      }
    }
    return labels;
  }

  private void readOne(Yaml.Scalar text, Map<String, Integer> lines, List<String> labels) {
    String label = text.text().strip();
    Integer first = lines.putIfAbsent(label, text.at().line());
    if (first != null) {
      scope.problem(
          text.at(),
          what + " " + Quoted.of(label),
          "stands twice, first on line " + first,
          "remove one of the two");
    }
    if (label.equals(reserved)) {
      scope.problem(
          text.at(), what + " " + label, "is reserved for " + meaning, "choose another word");
    }
    Values.line(scope, what, text, Identifiers.MAX_LABEL).ifPresent(labels::add);
    Guard.checkWords(scope, text.at(), what, label);
  }
}
