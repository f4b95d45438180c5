/** Where a run's numbers came from, as data: {@code provenance.json} in its directory. */
@NullMarked
package dev.elbow.runner.provenance;

import org.jspecify.annotations.NullMarked;
