package dev.elbow.runner.store;

import dev.elbow.runner.trial.TrialId;
import java.nio.file.Path;

/**
 * Where the files of one run lie: {@code runs/NAME/STAMP/}.
 *
 * @param root absolute, without symbolic links in its own name: the stamp, never {@code latest}
 */
public record RunDirectory(Path root) {
  public RunDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** The sweep's name. */
  public String sweepName() {
    Path parent = root.getParent();
    return parent == null || parent.getFileName() == null ? "" : parent.getFileName().toString();
  }

  /** The name of the run among those of the sweep: when it was started. */
  public String stamp() {
    Path name = root.getFileName();
    return name == null ? "" : name.toString();
  }

  /** {@code NAME/STAMP}, as every command accepts it. */
  public String id() {
    return sweepName() + "/" + stamp();
  }

  /** The sweep file as launched. */
  public Path sweepFile() {
    return root.resolve("sweep.yaml");
  }

  public Path database() {
    return root.resolve("sweep.db");
  }

  public Path provenance() {
    return root.resolve("provenance.json");
  }

  /** Held by the process that works on the run. */
  public Path lockFile() {
    return root.resolve(".lock");
  }

  public Path trials() {
    return root.resolve("trials");
  }

  /** {@code trials/0007}. */
  public Path trial(TrialId trial) {
    return trials().resolve(trial.toString());
  }

  /** What the trial's worker printed, over all attempts. */
  public Path log(TrialId trial) {
    return trial(trial).resolve("log");
  }

  /** The trial's parameters, as its worker reads them. */
  public Path assignment(TrialId trial) {
    return trial(trial).resolve("assignment.json");
  }

  /** The trained model's directory. */
  public Path model(TrialId trial) {
    return trial(trial).resolve("model");
  }

  /** What another attempt at the trial goes on from; gone once the trial has ended for good. */
  public Path checkpoint(TrialId trial) {
    return trial(trial).resolve("checkpoint");
  }

  public Path pictures(TrialId trial) {
    return trial(trial).resolve("pictures");
  }

  /** Originals above what the model makes of them. */
  public Path reconstructions(TrialId trial) {
    return pictures(trial).resolve("reconstructions.png");
  }

  /** Decoded draws from the prior. */
  public Path samples(TrialId trial) {
    return pictures(trial).resolve("samples.png");
  }

  /** Draws from the prior above the training images nearest to them. */
  public Path nearest(TrialId trial) {
    return pictures(trial).resolve("nearest.png");
  }

  /** One latent dimension a row, moved through its range. */
  public Path traversals(TrialId trial) {
    return pictures(trial).resolve("traversals.png");
  }

  public Path reportPage() {
    return root.resolve("report").resolve("index.html");
  }

  public Path exportCsv() {
    return root.resolve("export").resolve("trials.csv");
  }

  public Path exportJson() {
    return root.resolve("export").resolve("trials.json");
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
