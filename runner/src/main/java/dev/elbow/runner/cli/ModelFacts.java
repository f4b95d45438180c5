package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.SavedModel;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.TrialFiles;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a saved model says of itself. Reading one starts the tensor library.
 *
 * @param engine that has read it
 * @param centreMean mean over the data dimensions of what z = 0 decodes to: a sign that the model
 *     answers
 */
record ModelFacts(
    Path directory, String engine, VaeConfig config, int dataSize, double centreMean) {

  static ModelFacts read(RunDirectory run, TrialId trial) throws IOException {
    Path directory = run.model(trial);
    if (new TrialFiles(run, trial).isModelRemoved()) {
      throw CliException.usage(
          "the model of trial "
              + trial
              + " was not kept, for the trial was not among the best (keep in the sweep file);"
              + " with keep: all every model is kept");
    }
    if (!Files.isDirectory(directory)) {
      throw CliException.usage("trial " + trial + " has no saved model: there is no " + directory);
    }
    VaeEngine engine = engineFor(SavedModel.read(directory).engine());
    try (VaeModel model = engine.load(directory)) {
      return new ModelFacts(
          directory,
          engine.facts().toString(),
          model.config(),
          model.dataSize(),
          centreMean(model));
    }
  }

  /** The one that trained it if it can be used here, or else any: the files are the same. */
  private static VaeEngine engineFor(String trainedBy) {
    return VaeEngines.byName(trainedBy)
        .filter(engine -> engine.obstacle(Precision.FP32).isEmpty())
        .orElseGet(VaeEngines::standard);
  }

  private static double centreMean(VaeModel model) {
    float[] centre = model.decode(Matrix.zeros(1, model.config().latentSize())).values();
    double sum = 0;
    for (float value : centre) {
      sum += value;
    }
    return sum / centre.length;
  }

  List<String> lines() {
    return List.of(
        "",
        "model             " + directory,
        "engine            " + engine,
        "layers            " + layers(),
        "activation        " + lower(config.activation()),
        "likelihood        " + likelihood(),
        String.format(Locale.ROOT, "mean of p(x|z=0)  %.4g", centreMean));
  }

  ObjectNode toJson() {
    ObjectNode node = Json.object();
    node.put("directory", directory.toString());
    node.put("engine", engine);
    node.put("architecture", lower(config.architecture()));
    config.hidden().forEach(node.withArray("hidden")::add);
    node.put("activation", lower(config.activation()));
    node.put("latent_size", config.latentSize());
    node.put("data_size", dataSize);
    node.put("likelihood", likelihood());
    node.put("centre_mean", centreMean);
    return node;
  }

  /** {@code 784 - 400 - z 20 - 400 - 784}. */
  private String layers() {
    StringBuilder text = new StringBuilder().append(dataSize);
    config.hidden().forEach(width -> text.append(" - ").append(width));
    text.append(" - z ").append(config.latentSize());
    for (int i = config.hidden().size() - 1; i >= 0; i--) {
      text.append(" - ").append(config.hidden().get(i));
    }
    return text.append(" - ").append(dataSize).toString();
  }

  private String likelihood() {
    if (config.likelihood() instanceof Likelihood.Gaussian gaussian) {
      return gaussian.sigma() instanceof Likelihood.Sigma.Fixed fixed
          ? "gaussian, sigma " + fixed.value()
          : "gaussian, sigma learned";
    }
    return "bernoulli";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
