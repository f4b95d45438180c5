package dev.elbow.runner.spec;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a user may call a device. */
public final class DeviceName {
  /** Goes on "expected". */
  public static final String EXPECTED = "a device such as cpu:0, gpu:1 or the UUID of a GPU";

  private static final String INDEX = "(0|[1-9][0-9]{0,3})";
  private static final Pattern NAME =
      Pattern.compile("cpu:" + INDEX + "|gpu:" + INDEX + "(:" + INDEX + ")?");
  private static final Pattern GPU_INDEX = Pattern.compile(INDEX);
  private static final Pattern UUID = Pattern.compile("(GPU|MIG)-[0-9A-Za-z/-]{1,100}");

  private DeviceName() {}

  /**
   * {@code cpu:0}, {@code gpu:1}, the MIG instance {@code gpu:1:0}, a UUID or how one begins. A
   * bare number is the index of a GPU, as for nvidia-smi, and becomes {@code gpu:1}.
   */
  public static Optional<String> parse(String written) {
    if (GPU_INDEX.matcher(written).matches()) {
      return Optional.of("gpu:" + written);
    }
    boolean known = NAME.matcher(written).matches() || UUID.matcher(written).matches();
    return known ? Optional.of(written) : Optional.empty();
  }
}
