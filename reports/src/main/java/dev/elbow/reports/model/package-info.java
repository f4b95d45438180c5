/**
 * A finished or unfinished sweep as a page sees it: columns and the rows aligned with them. Plain
 * records that validate themselves; no statistics, no rendering, no I/O.
 */
@NullMarked
package dev.elbow.reports.model;

import org.jspecify.annotations.NullMarked;
