package dev.elbow.runner.device;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A generation of GPUs as CUDA counts them: 8.6 is an RTX 30, 9.0 an H100. */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");
  private static final Comparator<ComputeCapability> ORDER =
      Comparator.comparingInt(ComputeCapability::major).thenComparingInt(ComputeCapability::minor);

  /** Empty for anything but two numbers and a dot. */
  public static Optional<ComputeCapability> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    return matcher.matches()
        ? Optional.of(
            new ComputeCapability(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /**
   * Whether a GPU of this generation runs machine code made for another one: it does for the same
   * major number and a minor one up to its own (CUDA C++ Programming Guide, Binary Compatibility).
   */
  public boolean runsCodeFor(ComputeCapability compiled) {
    return major == compiled.major && minor >= compiled.minor;
  }

  @Override
  public int compareTo(ComputeCapability other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
