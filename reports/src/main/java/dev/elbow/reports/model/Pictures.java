package dev.elbow.reports.model;

import java.util.Optional;

/**
 * What a trained model draws.
 *
 * @param reconstructions validation examples beside what the model makes of them
 * @param samples decoded from the prior
 * @param nearest draws from the prior above the training examples nearest to them
 * @param traversals one latent dimension moved at a time
 */
public record Pictures(
    Optional<Picture> reconstructions,
    Optional<Picture> samples,
    Optional<Picture> nearest,
    Optional<Picture> traversals) {

  /**
   * One picture.
   *
   * @param layout how its tiles are arranged, as a sentence: {@code Odd rows are the originals.};
   *     may be empty
   */
  public record Picture(Png png, String layout) {}
}
