package dev.sotto.pages;

import java.util.List;
import java.util.Objects;

/// What all pages of one server have in common.
///
/// @param entries of the menu, in order; the first is where the mark leads
/// @param remark  at the foot of every page, after the sentence that it runs no script
public record Site(List<Entry> entries, Html remark) {
  /// Copies the entries; there must be one.
  public Site {
    entries = List.copyOf(entries);
    Objects.requireNonNull(remark, "remark");
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a menu has no entry; it needs one for the first page");
    }
  }

  /// A page in the menu.
  ///
  /// @param address begins with `/`
  /// @param text    what the link says
  public record Entry(String address, String text) {
    /// Refuses null.
    public Entry {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(text, "text");
    }
  }
}
