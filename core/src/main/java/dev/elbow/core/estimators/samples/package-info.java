/** Decoded and encoded samples against the data and the prior. */
@NullMarked
package dev.elbow.core.estimators.samples;

import org.jspecify.annotations.NullMarked;
