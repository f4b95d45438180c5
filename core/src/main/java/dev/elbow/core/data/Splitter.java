package dev.elbow.core.data;

import dev.elbow.core.data.DataConfig.SplitSize;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides which example goes where. The order of a pool depends on its size and the seed alone, and
 * is dealt to test, validation and training in this order: a smaller training split leaves the
 * other two as they are.
 */
final class Splitter {
  /** 0.29 of 100 is 29, although 0.29 * 100 is a little less in binary. */
  private static final double ROUNDING = 1e-9;

  private final ExamplePool pool;
  private final DataConfig config;

  private Splitter(ExamplePool pool, DataConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /** The splits, not binarised yet; the arrays are fresh. */
  static Splits split(ExamplePool pool, DataConfig config) throws DataException {
    return new Splitter(pool, config).split();
  }

  private Splits split() throws DataException {
    int testCount = count(config.test());
    int validationCount = count(config.validation());
    boolean ownTest = pool.test().isPresent();
    if (ownTest && testCount > pool.testExamples()) {
      throw tooFew(testCount + " test examples", pool.testExamples() + " in its test part");
    }
    if (validationCount == 0) {
      throw tooFew(
          "at least 1 validation example",
          "a validation split of 0 out of " + pool.examples() + " examples");
    }
    int testFromPool = ownTest ? 0 : testCount;
    int[] order = order(pool.train().values().rows(), SeedPurpose.POOL_ORDER);
    int trainCount = trainCount(order.length, testFromPool, validationCount);
    int validationEnd = testFromPool + validationCount;
    Matrix values = pool.train().values();
    return new Splits(
        values.select(Arrays.copyOfRange(order, validationEnd, validationEnd + trainCount)),
        values.select(Arrays.copyOfRange(order, testFromPool, validationEnd)),
        testCount == 0 ? Optional.empty() : Optional.of(test(order, testCount)),
        pool.shape(),
        config.binarization());
  }

  private Matrix test(int[] poolOrder, int count) {
    if (pool.test().isEmpty()) {
      return pool.train().values().select(Arrays.copyOf(poolOrder, count));
    }
    Matrix part = pool.test().get().values();
    return part.select(Arrays.copyOf(order(part.rows(), SeedPurpose.TEST_ORDER), count));
  }

  private int count(SplitSize size) {
    if (size instanceof SplitSize.Share share) {
      return (int) (share.share() * pool.examples() + ROUNDING);
    }
    return ((SplitSize.Count) size).examples();
  }

  private int trainCount(int available, int test, int validation) throws DataException {
    long left = (long) available - test - validation;
    int wanted = config.train().orElse((int) Math.max(1, left));
    if (wanted < 1 || left < wanted) {
      throw tooFew(
          (wanted < 1 ? "at least 1" : String.valueOf(wanted))
              + " training example"
              + (wanted > 1 ? "s" : "")
              + " besides "
              + validation
              + " for validation"
              + (test == 0 ? "" : " and " + test + " for test"),
          available + (pool.test().isPresent() ? " examples outside its test part" : " examples"));
    }
    return wanted;
  }

  private DataException tooFew(String expected, String found) {
    return new DataException(pool.source() + ": expected " + expected + ", found " + found);
  }

  /** A Fisher-Yates shuffle of 0 to {@code count - 1}. */
  private int[] order(int count, SeedPurpose purpose) {
    SplittableRandom random = new SplittableRandom(purpose.derive(config.seed()));
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = (int) ((random.nextLong() >>> 1) % (i + 1));
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
