package dev.elbow.reports;

import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.Note;
import dev.elbow.reports.model.RadiusHistogram;
import dev.elbow.reports.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Diagnoses with the texts and lists that a real one has. */
public final class DemoDiagnosis {
  private static final Note GAP =
      new Note(
          "Amortisation gap", "Not measured: report.diagnostics leaves it out of fast profiles.");

  private static final int BINS = 40;
  private static final int CODES = 2000;

  private DemoDiagnosis() {}

  /** Of a model with this KL in each dimension; its verdict follows from them and the seed. */
  public static Diagnosis of(List<Double> kl, long seed) {
    Random random = new Random(seed);
    List<Double> activity =
        kl.stream().map(nats -> nats < 0.01 ? nats / 9 : 1 - Math.exp(-2 * nats)).toList();
    List<Double> use = kl.stream().map(nats -> 9 * nats + 0.02 * random.nextGaussian()).toList();
    List<Double> sensitivity = kl.stream().map(nats -> Math.exp(2 * nats) - 1).toList();
    Verdict verdict = verdict(activity, seed);
    double shift = verdict == Verdict.PRIOR_HOLE ? 1.6 : 1.03;
    return new Diagnosis(
        verdict,
        reason(verdict),
        seed % 4 == 0
            ? List.of(new Note("distributed code", "8 % of the rate is hidden."))
            : List.of(),
        hints(verdict),
        seed % 3 == 0 ? List.of(GAP) : List.of(),
        activity,
        use,
        sensitivity,
        Optional.of(radius(kl.size(), shift)),
        Optional.of(radius(Math.min(kl.size(), 20), shift)));
  }

  /** Of a model that was never any. */
  public static Diagnosis diverged() {
    return new Diagnosis(
        Verdict.DIVERGED,
        "The loss was NaN in epoch 3 of 30: there is no model to examine.",
        List.of(),
        List.of(
            new Note(
                "Clip the gradient",
                "Set training.clip_norm: 5, or lower the learning rate (He et al. 2019).")),
        List.of(new Note("Everything else", "Not measured: the trial diverged.")),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Verdict verdict(List<Double> activity, long seed) {
    long active = activity.stream().filter(value -> value > 0.01).count();
    if (active == 0) {
      return Verdict.FULL_COLLAPSE;
    }
    if (seed % 7 == 0) {
      return Verdict.OVERFIT;
    }
    if (seed % 5 == 0) {
      return Verdict.PRIOR_HOLE;
    }
    return active < 0.5 * activity.size() ? Verdict.PARTIAL_COLLAPSE : Verdict.HEALTHY;
  }

  private static String reason(Verdict verdict) {
    return switch (verdict) {
      case DIVERGED -> "The loss was NaN.";
      case FULL_COLLAPSE ->
          "The rate is 0.02 nats, below 0.1: the code says nothing about the example.";
      case OVERFIT ->
          "The ELBO is 4.91 ± 0.31 nats better on training than on validation examples, more than 3"
              + " standard errors and 4.6 % of the gain over no latents.";
      case PRIOR_HOLE ->
          "Decoded draws from the prior are 0.31 times as dense among test images as reconstructions,"
              + " below 0.5, and a classifier tells codes from draws with accuracy 0.86.";
      case PARTIAL_COLLAPSE ->
          "Fewer than half of the dimensions are active. L64 is 3.1 nats (5 standard errors) below the"
              + " best, so it does harm.";
      case HEALTHY -> "No rule of the verdict applies.";
    };
  }

  private static List<Note> hints(Verdict verdict) {
    return switch (verdict) {
      case DIVERGED, HEALTHY -> List.of();
      case FULL_COLLAPSE, PARTIAL_COLLAPSE ->
          List.of(
              new Note(
                  "warm up the KL",
                  "Set training.kl_schedule.warmup_epochs higher: the KL pushes codes to the prior before the"
                      + " decoder has learnt to use them (Sønderby et al. 2016)."),
              new Note(
                  "free bits",
                  "training.free_bits: 0.5 keeps half a nat per dimension out of the loss (Kingma et al."
                      + " 2016)."));
      case OVERFIT ->
          List.of(
              new Note(
                  "stop early or drop out",
                  "training.early_stopping.patience: 5; training.dropout: 0.2 (Srivastava et al. 2014)."));
      case PRIOR_HOLE ->
          List.of(
              new Note(
                  "raise β towards 1",
                  "The aggregate posterior left the prior; below β = 1 nothing holds it there (Alemi et al."
                      + " 2018)."));
    };
  }

  /** Distances that follow the χ distribution of the prior, but for a factor. */
  private static RadiusHistogram radius(int dimensions, double shift) {
    double middle = Math.sqrt(dimensions);
    double from = Math.max(0, middle - 3.2);
    double width = (middle * shift + 3.2 - from) / BINS;
    List<Integer> counts = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      double centre = from + (bin + 0.5) * width;
      counts.add((int) Math.round(CODES * width * density(centre / shift, dimensions) / shift));
      expected.add(CODES * width * density(centre, dimensions));
    }
    return new RadiusHistogram(from, width, counts, expected);
  }

  /** Close to that of χ: normal about √(d − ½), with standard deviation 1/√2. */
  private static double density(double radius, int dimensions) {
    double away = radius - Math.sqrt(dimensions - 0.5);
    return Math.exp(-away * away) / Math.sqrt(Math.PI);
  }
}
