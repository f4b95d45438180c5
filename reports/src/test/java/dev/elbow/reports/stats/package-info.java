/** Tests of the package of the same name. */
@NullMarked
package dev.elbow.reports.stats;

import org.jspecify.annotations.NullMarked;
