/** Variational autoencoders: data, models, engines, training and metrics. */
@NullMarked
package dev.elbow.core;

import org.jspecify.annotations.NullMarked;
