package dev.elbow.runner.execute;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of a dead worker's log says about its death. */
record LastWords(String log) {
  private static final int LONGEST_LINE = 200;

  /** Frames of a stack trace and the frame of a JVM's crash report say nothing by themselves. */
  private static final Predicate<String> NOISE =
      Pattern.compile("\\s*|\\s+at .*|\\s*\\.\\.\\. \\d+ more|#.*").asMatchPredicate();

  /** In a JVM's report of its own crash: the signal, and the code that caused it. */
  private static final Pattern CRASH =
      Pattern.compile(
          "# +((?:SIG|Internal Error)\\S*[^,\\n]*)[^#]*(?:#[^#\\n]*\\n)*?"
              + "# Problematic frame:\\n# *([^\\n]+)");

  /** A JVM that ends because the machine gave it no more memory says so in these words. */
  private static final Pattern NO_MEMORY =
      Pattern.compile(
          "There is insufficient memory for the Java Runtime Environment[^\\n]*\\n# *([^\\n]+)");

  /** The last line that says something; empty if there is none. */
  Optional<String> line() {
    return log.lines()
        .filter(NOISE.negate())
        .reduce((earlier, later) -> later)
        .map(LastWords::shorten);
  }

  /** The native code that crashed, as the JVM reported it. */
  Optional<String> nativeCrash() {
    Matcher crash = CRASH.matcher(log);
    return crash.find()
        ? Optional.of(shorten(crash.group(1)) + " in " + shorten(crash.group(2)))
        : Optional.empty();
  }

  /** Which memory the system refused to the JVM. */
  Optional<String> refusedMemory() {
    Matcher refusal = NO_MEMORY.matcher(log);
    return refusal.find() ? Optional.of(shorten(refusal.group(1))) : Optional.empty();
  }

  private static String shorten(String line) {
    String text = line.strip().replaceAll("\\p{Cntrl}", "?");
    return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…";
  }
}
