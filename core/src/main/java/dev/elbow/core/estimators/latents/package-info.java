/** What latent dimensions carry, one by one and together, in nats per example. */
@NullMarked
package dev.elbow.core.estimators.latents;

import org.jspecify.annotations.NullMarked;
