package dev.elbow.core.data;

/** What a data seed is used for; each purpose has random numbers of its own. */
enum SeedPurpose {
  POOL_ORDER(0x1F83D9ABFB41BD6BL),
  TEST_ORDER(0x5BE0CD19137E2179L),
  VALIDATION_BITS(0x9B05688C2B3E6C1FL),
  TEST_BITS(0xA54FF53A5F1D36F1L);

  private final long salt;

  SeedPurpose(long salt) {
    this.salt = salt;
  }

  /** The seed for this purpose; SplittableRandom mixes it, so that neighbours are unrelated. */
  long derive(long seed) {
    return seed ^ salt;
  }
}
