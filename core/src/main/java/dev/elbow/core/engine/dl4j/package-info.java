/**
 * The engine on DL4J and ND4J; the only package that imports them.
 *
 * <p>A model is a SameDiff graph, and its gradients are SameDiff's. What is not SameDiff's is the
 * execution: {@link dev.elbow.core.engine.dl4j.CompiledGraph} runs a graph op by op over arrays
 * that are allocated once, because a fresh array for every result and a session per step cost a
 * third of a training step. All weights are views of one flat array ({@link
 * dev.elbow.core.engine.dl4j.Weights}), so that an optimizer is one call.
 */
@NullMarked
package dev.elbow.core.engine.dl4j;

import org.jspecify.annotations.NullMarked;
