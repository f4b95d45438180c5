/** Tests of the package of the same name. */
@NullMarked
package dev.elbow.reports.text;

import org.jspecify.annotations.NullMarked;
