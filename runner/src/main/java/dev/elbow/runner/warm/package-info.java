/**
 * Earlier runs that a sweep is to learn from: finding them, and seeing whether their numbers mean
 * the same here. Reads other runs' files and databases and writes nothing; what becomes of their
 * trials is for {@link dev.elbow.runner.schedule} to say.
 */
@NullMarked
package dev.elbow.runner.warm;

import org.jspecify.annotations.NullMarked;
