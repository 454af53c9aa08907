package dev.sotto.fold;

/// A state that does not change any more, with a number by which its owner's states are told apart: as long as the
/// number is the same, so are the counts, and what was computed of them holds.
///
/// @param number rises whenever something is counted or dropped; says nothing between two owners
/// @param counts what was counted
public record Frozen(long number, FoldSnapshot counts) {}
