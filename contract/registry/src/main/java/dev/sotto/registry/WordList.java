package dev.sotto.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A list of words by category, and whether a text has one of them.
///
/// A text is cut into words at everything that is neither letter nor digit and where small letters turn into capital
/// ones; case and accents do not count. A line of the list is a word or several in a row. `diagnos*` is every word that
/// begins so, `*krankheit*` every word that contains it. Lines under `[allowed]` are taken out of the text first, and
/// words before and after what was taken out do not meet.
final class WordList {
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final String ALLOWED = "allowed";

  private final Phrases refused;
  private final Phrases allowed;

  private WordList(List<Phrase> refused, List<Phrase> allowed) {
    this.refused = new Phrases(refused);
    this.allowed = new Phrases(allowed);
  }

  /// Phrases in the order of the list, to be found by how their first word begins: a registry may have a million labels.
  private static final class Phrases {
    private static final int KEY_LETTERS = 2;

    private final Map<String, List<Phrase>> byBeginning = new HashMap<>();
    private final List<Phrase> anywhere;

    Phrases(List<Phrase> all) {
      anywhere = all.stream().filter(phrase -> phrase.key().isEmpty()).toList();
      for (Phrase phrase : all) {
        byBeginning.computeIfAbsent(
            phrase.key(),
            key -> all.stream().filter(p -> p.key().isEmpty() || p.key().equals(key)).toList());
      }
    }

    /// Those whose first word may be `word`, and some others.
    List<Phrase> beginningLike(String word) {
      String key = word.substring(0, Math.min(KEY_LETTERS, word.length()));
      return byBeginning.getOrDefault(key, anywhere);
    }
  }

  /// Words in a row that belong to a category.
  private record Phrase(String category, List<String> patterns) {
    boolean isAt(List<String> words, int from) {
      if (from + patterns.size() > words.size()) {
        return false;
      }
      for (int i = 0; i < patterns.size(); i++) {
        if (!matches(patterns.get(i), words.get(from + i))) {
          return false;
        }
      }
      return true;
    }

    /// How every word that may be the first begins; empty if that cannot be said.
    String key() {
      String pattern = patterns.getFirst();
      boolean open = pattern.endsWith("*");
      int letters = pattern.length() - (open ? 1 : 0);
      if (pattern.startsWith("*") || (open && letters < Phrases.KEY_LETTERS)) {
        return "";
      }
      return pattern.substring(0, Math.min(Phrases.KEY_LETTERS, letters));
    }

    private static boolean matches(String pattern, String word) {
      boolean open = pattern.endsWith("*");
      if (pattern.startsWith("*")) {
        String part = pattern.substring(1, pattern.length() - (open ? 1 : 0));
        return open ? word.contains(part) : word.endsWith(part);
      }
      return open
          ? word.startsWith(pattern.substring(0, pattern.length() - 1))
          : word.equals(pattern);
    }
  }

  /// A word of a text that stands in the list.
  ///
  /// @param category such as `health`
  /// @param words    as the text has them, folded
  record Match(String category, String words) {}

  /// The list in the resource `name` beside this class.
  static WordList load(String name) {
    try (InputStream in = WordList.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the program");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static WordList parse(String text) {
    List<Phrase> refused = new ArrayList<>();
    List<Phrase> allowed = new ArrayList<>();
    String category = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        category = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        Phrase phrase = new Phrase(category, List.of(fold(line).split(" +", -1)));
        (category.equals(ALLOWED) ? allowed : refused).add(phrase);
      }
    }
    return new WordList(refused, allowed);
  }

  /// The first word of `text` that is refused.
  Optional<Match> find(String text) {
    List<String> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      int longest = 0;
      for (Phrase phrase : allowed.beginningLike(words.get(i))) {
        if (phrase.isAt(words, i)) {
          longest = Math.max(longest, phrase.patterns().size());
        }
      }
      for (int taken = 0; taken < longest; taken++) {
        words.set(i + taken, "");
      }
    }
    for (int i = 0; i < words.size(); i++) {
      for (Phrase phrase : refused.beginningLike(words.get(i))) {
        if (phrase.isAt(words, i)) {
          int end = i + phrase.patterns().size();
          return Optional.of(new Match(phrase.category(), String.join(" ", words.subList(i, end))));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> words(String text) {
    String apart = HUMP.matcher(text).replaceAll(" ");
    return GAP.splitAsStream(fold(apart))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /// Lower case, without accents.
  private static String fold(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return plain.toLowerCase(Locale.ROOT).replace("ß", "ss").replace('ł', 'l').replace('ø', 'o');
  }
}
