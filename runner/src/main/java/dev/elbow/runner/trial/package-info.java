/** Trials and how they end, as data. No behaviour beyond validation. */
@NullMarked
package dev.elbow.runner.trial;

import org.jspecify.annotations.NullMarked;
