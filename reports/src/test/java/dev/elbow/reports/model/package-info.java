/** Tests of the package of the same name. */
@NullMarked
package dev.elbow.reports.model;

import org.jspecify.annotations.NullMarked;
