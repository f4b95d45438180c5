/**
 * How things look in a terminal or a log: aligned tables, numbers with sensible digits, the
 * progress display. Knows trials and metrics, no commands.
 */
@NullMarked
package dev.elbow.runner.cli.terminal;

import org.jspecify.annotations.NullMarked;
