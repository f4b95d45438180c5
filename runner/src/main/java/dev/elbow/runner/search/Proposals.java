package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import java.util.Optional;

/** An endless or finite sequence of assignments that may repeat itself. */
@FunctionalInterface
interface Proposals {

  /** The next one; empty once there are no more. */
  Optional<Assignment> next();
}
