/**
 * The process that trains trials, one at a time, and reports over its standard output. The only
 * package here that calls {@code core.training}.
 */
@NullMarked
package dev.elbow.runner.worker;

import org.jspecify.annotations.NullMarked;
