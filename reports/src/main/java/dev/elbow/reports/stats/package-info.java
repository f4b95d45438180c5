/**
 * What a report says about its trials as a whole: their order, the best so far, the Pareto front of
 * rate and distortion, and why the best trial is the best. Pure functions of the report's records.
 */
@NullMarked
package dev.elbow.reports.stats;

import org.jspecify.annotations.NullMarked;
