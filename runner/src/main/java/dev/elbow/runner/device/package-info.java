/**
 * What this machine can train on, which engines can use which of it, which slots a sweep has there,
 * and what a process must be told to keep to its device. Looks at the machine, never loads a tensor
 * library; which slot a trial gets is {@link dev.elbow.runner.schedule}'s to say.
 */
@NullMarked
package dev.elbow.runner.device;

import org.jspecify.annotations.NullMarked;
