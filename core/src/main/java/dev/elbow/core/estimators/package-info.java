/**
 * Numbers about a VAE from arrays and an encoder or decoder function: bounds on ln p(x), what the
 * latents carry, and samples against data. Any engine, or any caller's own model, can be measured;
 * nothing here knows engines or sweeps.
 */
@NullMarked
package dev.elbow.core.estimators;

import org.jspecify.annotations.NullMarked;
