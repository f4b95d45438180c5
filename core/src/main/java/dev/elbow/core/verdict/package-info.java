/**
 * What is said of a trained model as a whole: the verdict and the thresholds that decide it. The
 * numbers themselves are measured elsewhere.
 */
@NullMarked
package dev.elbow.core.verdict;

import org.jspecify.annotations.NullMarked;
