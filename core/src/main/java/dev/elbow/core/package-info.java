/**
 * Variational autoencoders: data, models, engines and training; estimators, the diagnostics that
 * use them, the metrics they give and the verdict on those.
 */
@NullMarked
package dev.elbow.core;

import org.jspecify.annotations.NullMarked;
