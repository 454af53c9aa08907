package dev.sotto.dashboard;

/// One number of a release with its interval.
///
/// @param estimate unclipped
/// @param low      lower end of the interval
/// @param high     upper end; at least `low`
record Reading(double estimate, double low, double high) {}
