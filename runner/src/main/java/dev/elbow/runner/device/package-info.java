/** What this machine can train on. Looks at the machine, never loads a tensor library. */
@NullMarked
package dev.elbow.runner.device;

import org.jspecify.annotations.NullMarked;
