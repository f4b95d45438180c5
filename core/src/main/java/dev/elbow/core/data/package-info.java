/**
 * Examples and where they come from: readers for every supported file format, seeded splits,
 * binarisation and the checks that are made before anything is trained.
 *
 * <p>Nothing here knows models or engines; a data set is a {@link dev.elbow.core.data.Matrix} of
 * floats with an {@link dev.elbow.core.data.ImageShape}.
 */
@NullMarked
package dev.elbow.core.data;

import org.jspecify.annotations.NullMarked;
