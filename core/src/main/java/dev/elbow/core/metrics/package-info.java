/**
 * The numbers: definitions, estimators and the names under which they are stored and shown.
 * Estimators take arrays and an encoder or decoder function, so that any engine, or any caller's
 * own model, gets them; nothing here knows engines or sweeps.
 */
@NullMarked
package dev.elbow.core.metrics;

import org.jspecify.annotations.NullMarked;
