/** Tests of the package of the same name. */
@NullMarked
package dev.elbow.reports.html;

import org.jspecify.annotations.NullMarked;
