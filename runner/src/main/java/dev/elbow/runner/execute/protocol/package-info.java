/**
 * What a worker process and the process that started it tell each other. The parent: on the
 * worker's standard input a {@link TaskLine} for each trial, one trial at a time, and a {@link
 * DecisionLine} after each epoch where the sweep ends trainings early; the end of the input is the
 * order to end at once. The worker: {@link WorkerEvent}s on its standard output, one JSON object a
 * line. It may serve several trials one after the other, and is thrown away by its parent after the
 * first that did not end cleanly. Data only; both sides depend on it, it depends on neither.
 */
@NullMarked
package dev.elbow.runner.execute.protocol;

import org.jspecify.annotations.NullMarked;
