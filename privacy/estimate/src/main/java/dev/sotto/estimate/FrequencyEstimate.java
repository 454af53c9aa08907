package dev.sotto.estimate;

/// What the reports say of one value's share among the devices that reported.
///
/// @param share         the unbiased estimate; noise can carry it below 0 or above 1
/// @param standardError its standard deviation given the devices' values, at the estimated share
/// @param interval      the 95 % confidence interval
public record FrequencyEstimate(double share, double standardError, Interval interval) {}
