/**
 * The seam to a tensor library. Arrays cross it as {@link dev.elbow.core.data.Matrix}; no tensor
 * type does. One sub-package per library; {@link dev.elbow.core.engine.VaeEngines} names them.
 */
@NullMarked
package dev.elbow.core.engine;

import org.jspecify.annotations.NullMarked;
