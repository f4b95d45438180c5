/**
 * The examination of a trained model: every number that is known only at the end. Estimators do the
 * work; here is decided on which examples, with how many draws, and what happens when one fails.
 */
@NullMarked
package dev.elbow.core.diagnostics;

import org.jspecify.annotations.NullMarked;
