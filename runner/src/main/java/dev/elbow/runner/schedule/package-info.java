/**
 * Which trial runs when and where: the sweep loop, device slots, budgets. Starts no process itself
 * and touches the database only through {@link dev.elbow.runner.store}.
 */
@NullMarked
package dev.elbow.runner.schedule;

import org.jspecify.annotations.NullMarked;
