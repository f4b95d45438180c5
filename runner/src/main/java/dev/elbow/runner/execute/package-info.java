/**
 * Where trials run: {@link dev.elbow.runner.execute.TrialExecutor} and the engine that gives each
 * trial a process of its own on this machine. Knows nothing of budgets, searches or the database.
 */
@NullMarked
package dev.elbow.runner.execute;

import org.jspecify.annotations.NullMarked;
