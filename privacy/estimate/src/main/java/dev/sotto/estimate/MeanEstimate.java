package dev.sotto.estimate;

/// What one-bit reports say of a mean, the declared bounds being 0 and 1.
///
/// @param mean          the unbiased estimate; noise can carry it below 0 or above 1
/// @param standardError an upper bound of its standard deviation given the devices' values
/// @param interval      the confidence interval: at least 94 %
public record MeanEstimate(double mean, double standardError, Interval interval) {}
