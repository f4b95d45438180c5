package dev.elbow.runner.execute;

import java.time.Duration;

/**
 * How long workers are waited for.
 *
 * @param silence one that is not heard of for longer is taken for hung, and killed. It reports
 *     every two seconds that it is alive
 * @param grace how long one may take to end after it was asked to, before it is killed; and one
 *     that was killed, before it is given up
 */
public record Patience(Duration silence, Duration grace) {
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(5));
}
