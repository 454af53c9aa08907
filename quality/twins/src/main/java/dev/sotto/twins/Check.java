package dev.sotto.twins;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A test that must catch a twin: `package.Type#method`, or a whole class.
///
/// @param type   the class's full name
/// @param method one of its tests; all of them if empty
public record Check(String type, Optional<String> method) {
  private static final Pattern FORM = Pattern.compile("((?:\\w+\\.)+[A-Z]\\w*)(?:#(\\w+))?");

  /// The check that a head names by `text`.
  ///
  /// @throws IllegalArgumentException if `text` is of another form
  public static Check parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no check: write package.Type#method or package.Type");
    }
    return new Check(matcher.group(1), Optional.ofNullable(matcher.group(2)));
  }

  @Override
  public String toString() {
    return type + method.map(name -> "#" + name).orElse("");
  }
}
