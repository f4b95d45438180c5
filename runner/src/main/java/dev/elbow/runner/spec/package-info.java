/**
 * The sweep file: reading it, and saying everything that is wrong with it at once. String-keyed
 * trees end here; what leaves is a {@link dev.elbow.runner.spec.SweepSpec}.
 *
 * <p>Text becomes a bounded, immutable tree with positions; {@code --set} options are put into it;
 * one reader for each section asks a cursor for typed values. A key and its default stand in one
 * place, where the reader asks for it, and a key that no reader asked for is unknown. A parameter
 * is checked by putting its values into the sections and reading those again, and a trial is
 * configured in the same way: one authority on what a setting takes.
 */
@NullMarked
package dev.elbow.runner.spec;

import org.jspecify.annotations.NullMarked;
