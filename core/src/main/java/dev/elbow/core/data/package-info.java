/**
 * Examples and where they come from: readers for every supported file format, seeded splits,
 * binarisation, the checks that are made before anything is trained, and downloads.
 *
 * <p>A {@link dev.elbow.core.data.DataConfig} goes into {@link dev.elbow.core.data.DataLoader}: a
 * reader turns files into raw examples, which are scaled, split and binarised, in this order.
 * {@link dev.elbow.core.data.DataCheck} stops before binarisation and reports what it sees. Two
 * things hold throughout: a {@link dev.elbow.core.data.DataException} is a whole sentence for the
 * user, with the file and the place in it; and no header is believed before the file's size bears
 * it out.
 *
 * <p>Nothing here knows models or engines; a data set is a {@link dev.elbow.core.data.Matrix} of
 * floats with an {@link dev.elbow.core.data.ImageShape}.
 */
@NullMarked
package dev.elbow.core.data;

import org.jspecify.annotations.NullMarked;
