package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.publish.TrialJson;
import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often a trial was tried, and why it had to be tried again. */
record AttemptsText(List<Attempt> attempts, Instant now) {

  /** {@code 3, of which 2 failed}; empty if it was never tried. */
  Optional<String> summary() {
    long failed = attempts.stream().filter(AttemptsText::isFailure).count();
    return attempts.isEmpty()
        ? Optional.empty()
        : Optional.of(attempts.size() + (failed == 0 ? "" : ", of which " + failed + " failed"));
  }

  private static boolean isFailure(Attempt attempt) {
    return attempt.end().filter(end -> end.cause().isPresent()).isPresent();
  }

  /** One for each attempt, if there are several. */
  List<String> lines() {
    return attempts.size() < 2 ? List.of() : attempts.stream().map(this::line).toList();
  }

  private String line(Attempt attempt) {
    return attempt.id().number()
        + ": "
        + attempt.end().map(AttemptsText::how).orElse("running")
        + " ("
        + Figures.duration(attempt.elapsed(now))
        + " on "
        + attempt.device()
        + ")";
  }

  private static String how(Attempt.End end) {
    String title = end.cause().map(TrialText::title).orElseGet(() -> TrialText.title(end.state()));
    return title + end.reason().map(reason -> ": " + reason).orElse("");
  }

  /** An array with an object for each attempt, in order. */
  static ArrayNode toJson(List<Attempt> attempts, Instant now) {
    ArrayNode array = Json.object().arrayNode();
    for (Attempt attempt : attempts) {
      ObjectNode node = array.addObject();
      node.put("attempt", attempt.id().number());
      node.put("device", attempt.device());
      node.set("engine", TrialJson.engine(attempt.engine()));
      node.put("started", attempt.started().toString());
      node.put("seconds", attempt.elapsed(now).toMillis() / 1000.0);
      node.put(
          "state",
          TrialText.title(attempt.end().map(Attempt.End::state).orElse(TrialState.RUNNING)));
      node.put(
          "cause",
          attempt
              .end()
              .flatMap(Attempt.End::cause)
              .map(cause -> cause.name().toLowerCase(Locale.ROOT))
              .orElse(null));
      node.put("reason", attempt.end().flatMap(Attempt.End::reason).orElse(null));
      node.put("heard", attempt.lease().heard().map(Instant::toString).orElse(null));
    }
    return array;
  }
}
