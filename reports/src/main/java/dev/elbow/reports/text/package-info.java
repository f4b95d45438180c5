/**
 * Numbers and durations as a reader sees them: the same digits everywhere on a page. No layout and
 * no markup.
 */
@NullMarked
package dev.elbow.reports.text;

import org.jspecify.annotations.NullMarked;
