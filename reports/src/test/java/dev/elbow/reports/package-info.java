/** Tests of the pages, and the sweep they show. */
@NullMarked
package dev.elbow.reports;

import org.jspecify.annotations.NullMarked;
