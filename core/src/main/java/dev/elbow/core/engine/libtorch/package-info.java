/**
 * The engine on LibTorch, PyTorch's C++ library; the only package that imports its JavaCPP
 * bindings.
 *
 * <p>Forward and backward passes of the MLP are written out, over tensors that are allocated once
 * for a fixed number of rows: automatic differentiation builds a graph in every step, which costs a
 * fifth of a step in 32-bit floats and more than is gained by products in bfloat16. So a step
 * allocates next to nothing, and memory is flat by construction. All weights are views of one flat
 * tensor in the order of {@link dev.elbow.core.engine.WeightLayout}, and so are their gradients: an
 * update rule is a few operations, a copy of all weights is one.
 *
 * <p>Native memory is never left to the garbage collector: {@link
 * dev.elbow.core.engine.libtorch.Memory} owns what lives as long as a learner or a model, and
 * {@link dev.elbow.core.engine.libtorch.Calls} frees what is made within a call.
 */
@NullMarked
package dev.elbow.core.engine.libtorch;

import org.jspecify.annotations.NullMarked;
