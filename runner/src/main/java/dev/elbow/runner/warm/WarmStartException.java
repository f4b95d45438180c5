package dev.elbow.runner.warm;

import java.io.Serial;
import java.util.List;

/** A sweep cannot learn from the earlier runs that it names; the message is for the user. */
public final class WarmStartException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param reasons everything that is wrong, a sentence each
   */
  public WarmStartException(List<String> reasons) {
    super(
        reasons.size() == 1
            ? "warm_start: " + reasons.get(0)
            : "warm_start:\n  " + String.join("\n  ", reasons));
  }
}
