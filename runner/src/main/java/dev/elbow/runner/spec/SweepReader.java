package dev.elbow.runner.spec;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.SplitSize.Count;
import dev.elbow.core.model.Likelihood;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SweepSpec.Devices;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.spec.Tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sweep file from its top: every section through its own reader, then the checks across. */
final class SweepReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern PICTURES = Pattern.compile("best-(0|[1-9][0-9]{0,3})");
  private static final int DEFAULT_PICTURES = KeepSpec.DEFAULT.pictures();

  private final NamedPaths paths;
  private final Problems problems;
  private final Problems warnings;

  /**
   * @param paths that the sweep file names
   */
  SweepReader(NamedPaths paths, Problems problems, Problems warnings) {
    this.paths = paths;
    this.problems = problems;
    this.warnings = warnings;
  }

  /** The sweep; empty if anything is wrong, all of which has then been reported. */
  Optional<SweepSpec> read(Tree tree) {
    Optional<Section> section = Section.of(new Cursor(tree, "", problems));
    return section.flatMap(top -> read(top, (Mapping) tree));
  }

  private Optional<SweepSpec> read(Section top, Mapping tree) {
    String name = top.require("name", "expected a name for the runs").map(this::name).orElse("");
    long seed = top.find("seed").flatMap(seedAt -> seedAt.wholeLong(Interval.ANY)).orElse(0L);
    Method method = top.find("method").flatMap(at -> at.word(Method.class)).orElse(Method.RANDOM);
    Optional<Cursor> metricAt = top.find("metric");
    Optional<Cursor> constraintsAt = top.find("constraints");

    SectionTemplate sections = SectionTemplate.of(tree);
    Optional<Cursor> parameters =
        top.require("parameters", "expected what to search; {} for a single trial");
    Optional<Cursor> data = top.require("data", "expected dataset: NAME or path: FILE");
    top.find("model").ifPresent(Section::of);
    top.find("training").ifPresent(Section::of);
    Problems inParameters = new Problems();
    List<ParameterDraft> drafts =
        parameters
            .map(at -> new Cursor(at.node(), at.path(), inParameters))
            .map(at -> new ParametersReader(sections, method).read(at))
            .orElse(List.of());
    SectionTemplate template =
        sections.with(drafts.stream().flatMap(draft -> draft.presets().stream()).toList());
    TriedAssignments tried = new TriedAssignments(template, drafts, inParameters);
    TrialConfig first = tried.check();
    problems.addAll(inParameters);
    Optional<DataConfig> dataConfig =
        data.flatMap(at -> new DataReader(paths, seed).read(at, binarization(first)));

    Optional<Cursor> budgetAt = top.find("budget");
    Budget budget = budgetAt.map(BudgetReader::read).orElse(Budget.UNLIMITED);
    DiagnosticsSpec diagnostics =
        top.find("diagnostics").map(DiagnosticsReader::read).orElse(DiagnosticsSpec.DEFAULT);
    Devices devices = top.find("devices").map(DevicesReader::read).orElse(DevicesReader.DEFAULT);
    RetrySpec retry = top.find("retry").map(RetryReader::read).orElse(RetrySpec.DEFAULT);
    int pictures = top.find("report").map(SweepReader::pictures).orElse(DEFAULT_PICTURES);
    OptionalInt models = top.find("keep").map(KeepReader::models).orElse(KeepSpec.DEFAULT.models());
    SearchSpace space = new SearchSpace(drafts.stream().map(ParameterDraft::parameter).toList());
    boolean sound = inParameters.isEmpty();
    if (sound) {
      new SizeCheck(method, space, budget, problems).check(top, budgetAt, parameters);
    }
    SearchSpec search =
        new SearchReader(top, paths, warnings)
            .read(
                method,
                sound ? Optional.of(space) : Optional.empty(),
                template,
                budget,
                tried.trainings());
    top.close();

    MetricReader metrics =
        new MetricReader(new MeasuredMetrics(diagnostics.level(), tests(dataConfig)), warnings);
    Objectives objectives =
        metricAt
            .map(new ObjectivesReader(metrics, hasOneNullModel(first))::read)
            .orElse(ObjectivesReader.DEFAULT);
    Optional<List<WrittenConstraint>> written = constraintsAt.map(metrics::constraints);
    Constraints constraints =
        written
            .map(all -> Constraints.of(all.stream().map(WrittenConstraint::constraint).toList()))
            .orElseGet(
                () ->
                    metricAt.isEmpty()
                        ? Constraints.byDefault(diagnostics.level())
                        : Constraints.NONE);
    MetricRange range = new MetricRange(first.model().likelihood(), tried.largestLatentSize());
    new ConstraintChecks(range, warnings).check(written.orElse(List.of()));
    new SearchChecks(top, objectives, budget, warnings).check(search, range);
    CrossChecks checks = new CrossChecks(problems, warnings);
    checks.settings(template.sections(), drafts);
    checks.bits(data, first, dataConfig);
    if (!problems.isEmpty() || dataConfig.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SweepSpec(
            name,
            seed,
            search,
            objectives,
            constraints,
            space,
            template,
            dataConfig.get(),
            budget,
            diagnostics,
            devices,
            new EngineUses(template, drafts).all(),
            retry,
            new KeepSpec(pictures, models)));
  }

  /** Whether any examples are held back for testing; where nothing is known, they may be. */
  private static boolean tests(Optional<DataConfig> data) {
    return data.map(config -> !config.test().equals(new Count(0))).orElse(true);
  }

  private String name(Cursor cursor) {
    Optional<String> name = cursor.text();
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      cursor.problem(
          "expected a letter or digit and then up to 99 letters, digits and . _ -, found "
              + Found.describe(cursor.node()));
    }
    return name.orElse("");
  }

  /** Whether a model without latents is the same whatever the trial. */
  private static boolean hasOneNullModel(TrialConfig config) {
    return !(config.model().likelihood() instanceof Likelihood.Gaussian gaussian)
        || gaussian.sigma() instanceof Likelihood.Sigma.Learned;
  }

  private static Binarization binarization(TrialConfig config) {
    return config.model().likelihood() instanceof Likelihood.Bernoulli
        ? Binarization.THRESHOLD
        : Binarization.NONE;
  }

  private static int pictures(Cursor cursor) {
    Optional<Section> section = Section.of(cursor);
    int pictures =
        section
            .flatMap(report -> report.find("pictures"))
            .flatMap(SweepReader::count)
            .orElse(DEFAULT_PICTURES);
    section.ifPresent(Section::close);
    return pictures;
  }

  private static Optional<Integer> count(Cursor cursor) {
    if (cursor.isWord("none")) {
      return Optional.of(0);
    }
    Matcher matcher = PICTURES.matcher(cursor.node() instanceof Tree.Scalar s ? s.text() : "");
    if (!matcher.matches()) {
      cursor.problem("expected best-10 or none, found " + Found.describe(cursor.node()));
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(matcher.group(1)));
  }
}
