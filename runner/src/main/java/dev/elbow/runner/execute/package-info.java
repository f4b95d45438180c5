/**
 * Where trials run: {@link dev.elbow.runner.execute.TrialExecutor} and the engine that runs each in
 * a process on this machine, a {@code Worker}, which serves one {@code Attempt} at a time and maybe
 * others after it. Whatever a worker does, the attempt gets an outcome. Knows nothing of budgets,
 * searches, retries or the database.
 */
@NullMarked
package dev.elbow.runner.execute;

import org.jspecify.annotations.NullMarked;
