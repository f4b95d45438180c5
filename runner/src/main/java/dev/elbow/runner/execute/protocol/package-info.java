/**
 * What a worker process and the process that started it tell each other. The worker: one JSON
 * object a line on its standard output. The parent: on the worker's standard input a line after
 * each epoch, where the sweep ends trainings early; the end of the input is the order to end. Data
 * only; both sides depend on it, it depends on neither.
 */
@NullMarked
package dev.elbow.runner.execute.protocol;

import org.jspecify.annotations.NullMarked;
