package dev.elbow.runner.warm;

import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import dev.elbow.runner.spec.SweepSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Why numbers of one sweep do not mean the same in another: what they measure, what they were
 * measured on, and what was varied. Ranges, budgets and methods may differ.
 */
record SweepDifferences(SweepSpec there, SweepSpec here) {

  /**
   * A sentence for each difference.
   *
   * @param dataThere the SHA-256 of the data, if known
   */
  List<String> list(Optional<String> dataThere, Optional<String> dataHere) {
    List<String> differences = new ArrayList<>();
    objectives(differences);
    data(dataThere, dataHere, differences);
    splits(differences);
    parameters(differences);
    return differences;
  }

  private void objectives(List<String> differences) {
    // The order is not part of what is measured: the observations are made anew from the metrics.
    if (!new HashSet<>(there.objectives().all()).equals(new HashSet<>(here.objectives().all()))) {
      differ("metric", text(there.objectives()), text(here.objectives()), differences);
    }
    boolean judged =
        here.constraints().all().stream().anyMatch(Constraint.OnVerdict.class::isInstance);
    if (judged && !there.diagnostics().thresholds().equals(here.diagnostics().thresholds())) {
      differences.add(
          "diagnostics: its verdicts were given with other thresholds, and a constraint here names"
              + " a verdict");
    }
  }

  private static String text(Objectives objectives) {
    return objectives.all().stream()
        .map(SweepDifferences::text)
        .collect(Collectors.joining(" and "));
  }

  private static String text(MetricSpec metric) {
    return metric.goal().name().toLowerCase(Locale.ROOT) + " " + metric.metric().id();
  }

  private void data(Optional<String> shaThere, Optional<String> shaHere, List<String> differences) {
    Source sourceThere = there.data().source();
    Source sourceHere = here.data().source();
    String names = name(sourceThere).equals(name(sourceHere)) ? "" : name(sourceThere) + " ";
    if (shaThere.isPresent() && shaHere.isPresent()) {
      if (!shaThere.equals(shaHere)) {
        differ(
            "data",
            names + "with SHA-256 " + shaThere.get(),
            (names.isEmpty() ? "" : name(sourceHere) + " ") + "with SHA-256 " + shaHere.get(),
            differences);
      }
    } else if (!names.isEmpty()) {
      differ("data", name(sourceThere), name(sourceHere), differences);
    }
    if (sourceThere instanceof Source.File one && sourceHere instanceof Source.File other) {
      differ("data.scale", text(one.scale()), text(other.scale()), differences);
      differ("data.label_column", text(one.labelColumn()), text(other.labelColumn()), differences);
    }
  }

  private static String name(Source source) {
    return source instanceof Source.Known known
        ? known.dataset().id()
        : ((Source.File) source).path().toString();
  }

  private void splits(List<String> differences) {
    DataConfig one = there.data();
    DataConfig other = here.data();
    differ(
        "data.binarize",
        one.binarization().name().toLowerCase(Locale.ROOT),
        other.binarization().name().toLowerCase(Locale.ROOT),
        differences);
    differ("data.validation", text(one.validation()), text(other.validation()), differences);
    differ("data.test", text(one.test()), text(other.test()), differences);
    differ("data.train", text(one.train()), text(other.train()), differences);
  }

  private static String text(SplitSize size) {
    return size instanceof SplitSize.Count count
        ? Integer.toString(count.examples())
        : Double.toString(((SplitSize.Share) size).share());
  }

  private static String text(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "not given";
  }

  private static String text(Optional<Double> number) {
    return number.map(value -> Double.toString(value)).orElse("not given");
  }

  private void parameters(List<String> differences) {
    for (Parameter parameter : there.space().parameters()) {
      Optional<Parameter> other = find(here, parameter.name());
      String name = "parameters." + parameter.name();
      if (other.isEmpty()) {
        differences.add(name + ": searched there, not here");
      } else {
        differ(name, kind(parameter), kind(other.get()), differences);
      }
    }
    here.space().parameters().stream()
        .map(Parameter::name)
        .filter(name -> find(there, name).isEmpty())
        .forEach(name -> differences.add("parameters." + name + ": searched here, not there"));
  }

  private static Optional<Parameter> find(SweepSpec spec, String name) {
    return spec.space().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst();
  }

  private static String kind(Parameter parameter) {
    if (parameter instanceof IntRange) {
      return "a range of whole numbers";
    }
    return parameter instanceof FloatRange ? "a range of numbers" : "a choice of values";
  }

  private static void differ(String what, String there, String here, List<String> differences) {
    if (!Objects.equals(there, here)) {
      differences.add("%s: %s there, %s here".formatted(what, there, here));
    }
  }
}
