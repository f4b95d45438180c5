/** What is measured of a trained model, and how thoroughly. */
@NullMarked
package dev.elbow.core.diagnostics;

import org.jspecify.annotations.NullMarked;
