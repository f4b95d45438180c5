/** Illnesses that are planted in models on purpose, and whether they are found. */
@NullMarked
package dev.elbow.runner.study;

import org.jspecify.annotations.NullMarked;
