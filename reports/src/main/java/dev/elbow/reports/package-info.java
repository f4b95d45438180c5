/**
 * Pages about a sweep. Plain records of {@link dev.elbow.reports.model} come in, one self-contained
 * HTML file goes out; nothing here knows how trials are run or how numbers are measured.
 */
@NullMarked
package dev.elbow.reports;

import org.jspecify.annotations.NullMarked;
