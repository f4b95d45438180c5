/**
 * What a variational autoencoder is and how it is to be trained, as plain records that validate
 * themselves. No tensors, no I/O; engines and trainers read these and nothing else.
 */
@NullMarked
package dev.elbow.core.model;

import org.jspecify.annotations.NullMarked;
