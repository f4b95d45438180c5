package dev.elbow.runner.search.bayes;

/**
 * A point of the search cube and what a trial there is worth. The array is not to be changed.
 *
 * @param cube a coordinate for each parameter
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the package, never compared
record Candidate(double[] cube, double worth) {}
