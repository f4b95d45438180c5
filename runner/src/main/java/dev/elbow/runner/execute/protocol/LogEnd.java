package dev.elbow.runner.execute.protocol;

import java.nio.charset.StandardCharsets;

/**
 * What a worker writes on its standard error once a trial is done, before it says on its standard
 * output that it is {@link WorkerEvent.Idle}: two pipes keep no order between them, so this tells
 * where one trial's log ends and the next one's begins.
 */
public final class LogEnd {
  /** The record separator of ASCII, which no text contains. */
  private static final char FENCE = '\u001e';

  private LogEnd() {}

  /** Its first byte does not occur again in it. */
  public static byte[] mark() {
    return (FENCE + "elbow: the log of this trial ends here\n").getBytes(StandardCharsets.US_ASCII);
  }
}
