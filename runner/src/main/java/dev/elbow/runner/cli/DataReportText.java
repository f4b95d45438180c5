package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.data.DataReport;
import dev.elbow.core.data.DataReport.Finding;
import dev.elbow.core.data.ValueKind;
import dev.elbow.runner.cli.terminal.Figures;
import java.util.List;
import java.util.Locale;

/** What {@code data check} prints. */
final class DataReportText {
  private DataReportText() {}

  static List<String> lines(DataReport report) {
    return List.of(
        "source            " + report.provenance().source(),
        "sha256            " + report.provenance().sha256(),
        "example           " + report.shape() + " = " + report.shape().size() + " values",
        "train             " + report.splits().train(),
        "validation        " + report.splits().validation(),
        "test              " + report.splits().test(),
        "range             " + range(report),
        "values            " + kinds(report),
        "likelihood        " + fitting(report.modelled()),
        "not a number      " + report.values().nanCount(),
        "infinite          " + report.values().infiniteCount(),
        "constant columns  " + report.constantColumns(),
        "duplicates        " + report.duplicateTrainingRows() + " in train",
        "shared with train "
            + report.validationRowsInTraining()
            + " of validation, "
            + report.testRowsInTraining()
            + " of test");
  }

  private static String range(DataReport report) {
    return Figures.setting(report.values().min())
        + " to "
        + Figures.setting(report.values().max())
        + ", mean "
        + Figures.setting(report.values().mean());
  }

  private static String kinds(DataReport report) {
    String stored = kind(report.stored());
    return report.stored() == report.modelled()
        ? stored
        : stored + ", modelled as " + kind(report.modelled());
  }

  private static String fitting(ValueKind modelled) {
    return switch (modelled) {
      case BITS -> "bernoulli fits";
      case UNIT_INTERVAL -> "gaussian fits; bernoulli does once data.binarize makes bits of them";
      case REAL -> "gaussian fits; bernoulli does not";
    };
  }

  private static String kind(ValueKind kind) {
    return switch (kind) {
      case BITS -> "0 and 1 only";
      case UNIT_INTERVAL -> "between 0 and 1";
      case REAL -> "any numbers";
    };
  }

  static ObjectNode json(DataAdvice advice) {
    DataReport report = advice.report();
    ObjectNode node = Json.object();
    node.put("source", report.provenance().source());
    node.put("sha256", report.provenance().sha256());
    node.putArray("shape")
        .add(report.shape().height())
        .add(report.shape().width())
        .add(report.shape().channels());
    node.putObject("splits")
        .put("train", report.splits().train())
        .put("validation", report.splits().validation())
        .put("test", report.splits().test());
    putFinite(node, "min", report.values().min());
    putFinite(node, "max", report.values().max());
    putFinite(node, "mean", report.values().mean());
    node.put("nan", report.values().nanCount());
    node.put("infinite", report.values().infiniteCount());
    node.put("stored", report.stored().name().toLowerCase(Locale.ROOT));
    node.put("modelled", report.modelled().name().toLowerCase(Locale.ROOT));
    node.put("constant_columns", report.constantColumns());
    node.put("duplicate_training_rows", report.duplicateTrainingRows());
    node.put("validation_rows_in_training", report.validationRowsInTraining());
    node.put("test_rows_in_training", report.testRowsInTraining());
    node.putArray("findings");
    for (Finding finding : advice.findings()) {
      node.withArray("findings")
          .addObject()
          .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
          .put("message", finding.message());
    }
    return node;
  }

  private static void putFinite(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
