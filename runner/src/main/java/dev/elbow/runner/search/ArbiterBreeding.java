package dev.elbow.runner.search;

import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.Chromosome;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.ArithmeticCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.CrossoverOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;
import org.deeplearning4j.arbiter.optimize.generator.genetic.culling.LeastFitCullOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.exceptions.GeneticGenerationException;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.MutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.EmptyPopulationInitializer;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;

/**
 * Arbiter's genetic generator of candidates, made reproducible: each is made afresh, with one
 * seeded source of randomness for all of its operators, and the trials are reported to it in their
 * order. Its own memory of what it has proposed is then empty, so repetitions are for the caller to
 * look for.
 */
final class ArbiterBreeding {
  private static final int POPULATION = 12;
  private static final double CULLED = 1.0 / 3;
  private static final double CROSSOVER = 0.85;

  /** Of a child, how many coordinates are drawn anew on average. */
  private static final double MUTATIONS = 0.5;

  private final GeneticSearchCandidateGenerator generator;

  private ArbiterBreeding(GeneticSearchCandidateGenerator generator) {
    this.generator = generator;
  }

  /** A generator of points of the unit cube without a population. */
  static ArbiterBreeding of(int dimensions, long seed) {
    RandomGenerator random = new Well19937c(new SplittableRandom(seed).nextLong());
    return new ArbiterBreeding(
        new GeneticSearchCandidateGenerator.Builder(
                new ArbiterSpace(cube(dimensions)), new Larger())
            .populationModel(population())
            .selectionOperator(
                new GeneticSelectionOperator.Builder()
                    .crossoverOperator(crossover(random))
                    .mutationOperator(mutation(random, dimensions))
                    .randomGenerator(random)
                    .build())
            .build());
  }

  /** Children between their parents: of uniform crossover, no real number would ever be new. */
  private static CrossoverOperator crossover(RandomGenerator random) {
    return new ArithmeticCrossover.Builder()
        .crossoverRate(CROSSOVER)
        .parentSelection(new RandomTwoParentSelection(random))
        .randomGenerator(random)
        .build();
  }

  private static MutationOperator mutation(RandomGenerator random, int dimensions) {
    return new RandomMutationOperator.Builder()
        .mutationRate(Math.min(1, MUTATIONS / dimensions))
        .randomGenerator(random)
        .build();
  }

  private static PopulationModel population() {
    return new PopulationModel.Builder()
        .populationInitializer(new EmptyPopulationInitializer())
        .populationSize(POPULATION)
        .cullOperator(new LeastFitCullOperator(CULLED))
        .build();
  }

  private static SearchSpace cube(int dimensions) {
    return new SearchSpace(IntStream.range(0, dimensions).mapToObj(i -> unit("x" + i)).toList());
  }

  private static Parameter unit(String name) {
    return new FloatRange(name, 0, 1, Scale.LINEAR, OptionalInt.empty(), Optional.empty());
  }

  /**
   * Adds a trial, in the order in which Arbiter would have been told of it.
   *
   * @param fitness larger is better
   */
  void report(double[] point, double fitness) {
    generator.getPopulationModel().add(new Chromosome(point, fitness));
  }

  /** Whether there are parents enough. */
  boolean isReadyToBreed() {
    return generator.getPopulationModel().isReadyToBreed();
  }

  /** How many parents there are. */
  int size() {
    return generator.getPopulationModel().getPopulation().size();
  }

  /** A child of the population; empty if it can have no other ones than it had. */
  Optional<double[]> next() {
    try {
      return Optional.of(generator.getCandidate().getFlatParameters());
    } catch (GeneticGenerationException e) {
      return Optional.empty();
    }
  }

  /** Arbiter asks it for nothing but the direction. */
  private static final class Larger implements ScoreFunction {
    private static final long serialVersionUID = 1;

    @Override
    public boolean minimize() {
      return false;
    }

    @Override
    @SuppressWarnings("deprecation") // as Arbiter's interface has it
    public double score(Object model, DataProvider data, Map<String, Object> parameters) {
      throw new UnsupportedOperationException("trials are scored elsewhere");
    }

    @Override
    public double score(Object model, Class<? extends DataSource> source, Properties properties) {
      throw new UnsupportedOperationException("trials are scored elsewhere");
    }

    @Override
    public List<Class<?>> getSupportedModelTypes() {
      return List.of();
    }

    @Override
    public List<Class<?>> getSupportedDataTypes() {
      return List.of();
    }
  }
}
