/** Bounds on ln p(x), in nats per example. */
@NullMarked
package dev.elbow.core.estimators.bounds;

import org.jspecify.annotations.NullMarked;
