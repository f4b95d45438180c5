package dev.elbow.core.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The random numbers of one training, a stream for each use, so that drawing more of one leaves the
 * others as they were: two latent sizes see the same batches in the same order.
 */
record RandomStreams(SplitMix shuffling, SplitMix noise, SplitMix bits) {

  static RandomStreams of(long seed) {
    SplitMix root = new SplitMix(seed);
    return new RandomStreams(root.split(), root.split(), new SplitMix(root.nextLong()));
  }

  void save(DataOutput out) throws IOException {
    shuffling.save(out);
    noise.save(out);
    bits.save(out);
  }

  void restore(DataInput in) throws IOException {
    shuffling.restore(in);
    noise.restore(in);
    bits.restore(in);
  }
}
