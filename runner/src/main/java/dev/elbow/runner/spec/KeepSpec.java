package dev.elbow.runner.spec;

import java.util.OptionalInt;

/**
 * Which files of finished trials are worth their place.
 *
 * @param pictures for how many of the best trials the report shows images
 * @param models of how many of the best trials the trained model is kept; absent: of all
 */
public record KeepSpec(int pictures, OptionalInt models) {
  public static final KeepSpec DEFAULT = new KeepSpec(10, OptionalInt.of(10));
}
