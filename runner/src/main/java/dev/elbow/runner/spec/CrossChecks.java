package dev.elbow.runner.spec;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.model.Likelihood;
import dev.elbow.runner.spec.Tree.Mapping;
import java.util.List;
import java.util.Optional;

/** What only shows when several sections are seen together. */
record CrossChecks(Problems problems, Problems warnings) {

  /** Settings that are searched as well as given, or whose search cannot tell them apart. */
  void settings(Mapping sections, List<ParameterDraft> drafts) {
    for (ParameterDraft draft : drafts) {
      draft.pathsAlwaysSet().stream()
          .filter(path -> SettingPath.isGiven(sections, path))
          .forEach(path -> warn(draft.cursor(), "also given as " + path + ", which is not used"));
    }
    Optional<ParameterDraft> sigma = find(drafts, "model.likelihood.sigma");
    if (sigma.isPresent() && find(drafts, "training.beta").isPresent()) {
      warn(
          sigma.get().cursor(),
          "with a fixed sigma the trained model depends on beta * sigma^2 alone; search one of the"
              + " two, or let sigma be learned");
    }
  }

  private static Optional<ParameterDraft> find(List<ParameterDraft> drafts, String path) {
    return drafts.stream()
        .filter(draft -> draft.presets().isEmpty() && draft.paths().contains(path))
        .findFirst();
  }

  /** A Bernoulli likelihood models bits. */
  void bits(Optional<Cursor> cursor, TrialConfig config, Optional<DataConfig> data) {
    boolean bernoulli = config.model().likelihood() instanceof Likelihood.Bernoulli;
    if (cursor.isPresent()
        && bernoulli
        && data.map(d -> d.binarization() == Binarization.NONE).orElse(false)) {
      warn(
          cursor.get(),
          "binarize is none, but a bernoulli likelihood is only one for values that are 0 or 1");
    }
  }

  private void warn(Cursor cursor, String message) {
    warnings.add(cursor.node().at(), cursor.path(), message);
  }
}
