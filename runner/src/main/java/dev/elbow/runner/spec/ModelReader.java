package dev.elbow.runner.spec;

import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The model section. */
final class ModelReader {
  private static final int LARGEST_LAYER = 1_000_000;
  private static final Interval LAYER = Interval.closed(1, LARGEST_LAYER);
  private static final VaeConfig DEFAULT =
      new VaeConfig(
          Architecture.MLP, List.of(400), Activation.RELU, 20, new Likelihood.Bernoulli());

  private static final EngineSetting DEFAULT_ENGINE = EngineSetting.DL4J;

  private ModelReader() {}

  /**
   * What stands in the section.
   *
   * @param engine that trains the model
   */
  record Model(VaeConfig config, EngineSetting engine) {}

  /** The model as far as it could be read; defaults stand where a problem was reported. */
  static Model read(Cursor cursor) {
    return Section.of(cursor)
        .map(ModelReader::read)
        .orElseGet(() -> new Model(DEFAULT, DEFAULT_ENGINE));
  }

  private static Model read(Section section) {
    VaeConfig config =
        new VaeConfig(
            section.word("architecture", DEFAULT.architecture()),
            section.find("hidden").map(ModelReader::hidden).orElse(DEFAULT.hidden()),
            section.word("activation", DEFAULT.activation()),
            section.whole("latent_size", DEFAULT.latentSize(), LAYER),
            section
                .find("likelihood")
                .flatMap(ModelReader::likelihood)
                .orElse(DEFAULT.likelihood()),
            section.real("decoder_input_gain", DEFAULT.decoderInputGain(), Interval.atLeast(0)));
    EngineSetting engine = section.word("engine", DEFAULT_ENGINE);
    section.close();
    return new Model(config, engine);
  }

  private static List<Integer> hidden(Cursor cursor) {
    List<Integer> widths = new ArrayList<>();
    for (Cursor item : cursor.items().orElse(List.of())) {
      item.whole(LAYER).ifPresent(widths::add);
    }
    return widths;
  }

  private enum Family {
    BERNOULLI,
    GAUSSIAN
  }

  private static Optional<Likelihood> likelihood(Cursor cursor) {
    return Section.ofWordOrMapping(cursor, "type").flatMap(ModelReader::likelihood);
  }

  private static Optional<Likelihood> likelihood(Section section) {
    Optional<Cursor> type = section.require("type", "expected bernoulli or gaussian");
    Optional<Family> family = type.flatMap(cursor -> cursor.word(Family.class));
    if (family.isEmpty()) {
      return Optional.empty();
    }
    Likelihood likelihood =
        family.get() == Family.BERNOULLI
            ? new Likelihood.Bernoulli()
            : new Likelihood.Gaussian(sigma(section.find("sigma")));
    section.close();
    return Optional.of(likelihood);
  }

  private static Sigma sigma(Optional<Cursor> cursor) {
    return cursor
        .filter(written -> !written.isWord("learned"))
        .flatMap(ModelReader::fixedSigma)
        .orElse(new Sigma.Learned());
  }

  private static Optional<Sigma> fixedSigma(Cursor cursor) {
    if (Scalars.number(cursor.node()).isEmpty()) {
      cursor.problem(
          "expected 'learned' or a number above 0, found " + Found.insteadOfNumber(cursor.node()));
      return Optional.empty();
    }
    return cursor.real(Interval.above(0)).map(Sigma.Fixed::new);
  }
}
