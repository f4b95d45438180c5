package dev.elbow.runner.search;

import java.util.List;

/**
 * Everything that a search may know.
 *
 * @param earlier trials of other runs of the same objective, all of them ended
 * @param trials of this run: the trial with number n stands at index n - 1
 */
public record SearchHistory(List<Observation> earlier, List<Observation> trials) {}
