/**
 * What is stored and shown of a model in training and of a trained one: the numbers, by the names
 * they have everywhere.
 */
@NullMarked
package dev.elbow.core.metrics;

import org.jspecify.annotations.NullMarked;
