/**
 * The sweep file: reading it, and saying everything that is wrong with it at once. String-keyed
 * trees end here; what leaves is a {@link dev.elbow.runner.spec.SweepSpec}.
 */
@NullMarked
package dev.elbow.runner.spec;

import org.jspecify.annotations.NullMarked;
