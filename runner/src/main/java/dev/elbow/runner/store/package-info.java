/**
 * The run database and the files of a run directory. The only package that imports {@code java.sql}
 * or JDBI.
 */
@NullMarked
package dev.elbow.runner.store;

import org.jspecify.annotations.NullMarked;
