package dev.elbow.runner.execute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells the lines on a worker's standard output that are events from what else is printed there,
 * which may be anything: a gigabyte of bytes without an end of line takes no memory here.
 */
final class OutputLines {
  /** More than any event has: 10,000 epochs of a checkpoint with 200 latents are 40 MB. */
  static final int LONGEST_EVENT_BYTES = 64 << 20;

  private static final byte[] EVENT = "{\"event\"".getBytes(StandardCharsets.US_ASCII);

  private final Listener listener;
  private ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Whether the line that has begun is known not to be an event. */
  private boolean stray;

  OutputLines(Listener listener) {
    this.listener = listener;
  }

  /** Hears of what is read. */
  interface Listener {

    /** A line that begins as an event does, without its end. */
    void event(String line);

    /** Some of what is no event, with the ends of its lines. */
    void stray(byte[] bytes, int length);

    /** Something begins as an event and is longer than any; it is taken as no event. */
    void tooLong();
  }

  /** Reads to the end of the stream. Half a line at its end is no event. */
  void readAll(InputStream in) throws IOException {
    byte[] chunk = new byte[8192];
    for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
      read(chunk, length);
    }
    giveAway();
  }

  private void read(byte[] chunk, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (chunk[i] == '\n') {
        endLine(chunk, from, i);
        from = i + 1;
      }
    }
    add(chunk, from, length);
  }

  private void endLine(byte[] chunk, int from, int to) {
    add(chunk, from, to);
    if (line.size() >= EVENT.length) {
      String text = line.toString(StandardCharsets.UTF_8);
      clear();
      listener.event(text);
    } else if (stray || line.size() > 0) {
      line.write('\n');
      giveAway();
    }
    stray = false;
  }

  /** Keeps what may become an event, and gives away the rest. */
  private void add(byte[] chunk, int from, int to) {
    for (int i = from; !stray && i < to && position(i, from) < EVENT.length; i++) {
      stray = chunk[i] != EVENT[position(i, from)];
    }
    line.write(chunk, from, to - from);
    if (!stray && line.size() > LONGEST_EVENT_BYTES) {
      listener.tooLong();
      stray = true;
    }
    if (stray) {
      giveAway();
    }
  }

  private int position(int index, int from) {
    return line.size() + index - from;
  }

  private void giveAway() {
    if (line.size() > 0) {
      byte[] bytes = line.toByteArray();
      clear();
      listener.stray(bytes, bytes.length);
    }
  }

  /** Into a new one: a long line is not to hold its memory for ever. */
  private void clear() {
    line = new ByteArrayOutputStream();
  }
}
