/** Tests of what a sweep's trials say about its parameters. */
@NullMarked
package dev.elbow.runner.insight;

import org.jspecify.annotations.NullMarked;
