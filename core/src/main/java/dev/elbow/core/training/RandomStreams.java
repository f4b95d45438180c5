package dev.elbow.core.training;

import dev.elbow.core.data.Binarizer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The random numbers of one training, a stream for each use, so that drawing more of one leaves the
 * others as they were: two latent sizes see the same batches in the same order.
 */
record RandomStreams(RandomGenerator shuffling, SplittableRandom noise, Binarizer bits) {

  static RandomStreams of(long seed) {
    SplittableRandom root = new SplittableRandom(seed);
    return new RandomStreams(root.split(), root.split(), new Binarizer(root.nextLong()));
  }
}
