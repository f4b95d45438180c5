/** Thin commands, exit codes and the composition root. */
@NullMarked
package dev.elbow.runner.cli;

import org.jspecify.annotations.NullMarked;
