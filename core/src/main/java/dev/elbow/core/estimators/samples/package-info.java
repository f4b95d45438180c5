/**
 * Samples compared with samples: codes drawn from the aggregate posterior q(z) with draws of the
 * prior, and decoded examples with data. Nothing here asks what single latent dimensions carry.
 *
 * <p>Whatever is drawn follows from a seed. Draws are capped where latents are so many that they
 * would not fit into memory; every class says where.
 */
@NullMarked
package dev.elbow.core.estimators.samples;

import org.jspecify.annotations.NullMarked;
