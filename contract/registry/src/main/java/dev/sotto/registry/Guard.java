package dev.sotto.registry;

import java.util.Locale;
import java.util.Optional;

/// Refuses what must not be asked: special categories of GDPR Article 9(1), what singles out a person, and, in this
/// version, wellbeing.
///
/// It reads the words an author chose; it is a net for the thoughtless and no proof against the sly.
final class Guard {
  private static final WordList SPECIAL = WordList.load("article-9.txt");
  private static final WordList IDENTIFYING = WordList.load("singling-out.txt");
  private static final WordList WELLBEING = WordList.load("wellbeing.txt");

  private Guard() {}

  /// Checks what describes a metric, its values or its groups in words.
  static void checkWords(Scope scope, Yaml.Spot at, String what, String text) {
    SPECIAL
        .find(text)
        .ifPresent(match ->
            scope.problem(
                at,
                what + " " + Quoted.of(text),
                String.format(
                    Locale.ROOT,
                    "has \"%s\", which touches %s, a special category of GDPR Article 9",
                    match.words(),
                    match.category()),
                "remove it, such metrics are refused always"));
  }

  /// Checks what names a quantity: all of [#checkWords], and whether it would single out people.
  static void checkQuantity(Scope scope, Yaml.Spot at, String what, String text) {
    checkWords(scope, at, what, text);
    Optional<WordList.Match> identity = IDENTIFYING.find(text);
    identity.ifPresent(match ->
        scope.problem(
            at,
            what + " " + Quoted.of(text),
            String.format(
                Locale.ROOT,
                "has \"%s\", %s, which singles out people",
                match.words(),
                match.category()),
            "remove it, such metrics are refused always"));
    WELLBEING
        .find(text)
        .ifPresent(match ->
            scope.problem(
                at,
                what + " " + Quoted.of(text),
                String.format(
                    Locale.ROOT,
                    "has \"%s\", a wellbeing quantity, which this version does not collect",
                    match.words()),
                "remove the metric"));
  }
}
