/**
 * What a worker process tells the process that started it: one JSON object a line on its standard
 * output. Data only; both sides depend on it, it depends on neither.
 */
@NullMarked
package dev.elbow.runner.execute.protocol;

import org.jspecify.annotations.NullMarked;
