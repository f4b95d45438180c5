/**
 * The engine on DL4J and ND4J; the only package that imports them.
 *
 * <p>A model is a SameDiff graph, and its gradients are SameDiff's. What is not SameDiff's is the
 * execution: {@link dev.elbow.core.engine.dl4j.CompiledGraph} runs a graph op by op over arrays
 * that are allocated once, because a fresh array for every result and a session per step cost a
 * third of a training step. All weights are views of one flat array ({@link
 * dev.elbow.core.engine.dl4j.Weights}), so that an optimizer is one call. Where the library runs
 * scalar loops over arrays in this process's memory, {@link
 * dev.elbow.core.engine.dl4j.CrossEntropyRows} and {@link dev.elbow.core.engine.dl4j.HostAdam} are
 * loops over Java arrays instead; they are fast only if the JVM's optimising compiler is on.
 */
@NullMarked
package dev.elbow.core.engine.dl4j;

import org.jspecify.annotations.NullMarked;
