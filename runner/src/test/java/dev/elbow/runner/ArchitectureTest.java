package dev.elbow.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What may know what, over all three modules. */
class ArchitectureTest {
  private static final JavaClasses ELBOW =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isNoTestJar)
          .importPackages("dev.elbow");

  private static final DescribedPredicate<JavaClass> ND4J =
      JavaClass.Predicates.resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
          .and(
              DescribedPredicate.not(
                  JavaClass.Predicates.resideInAPackage("org.deeplearning4j.arbiter..")))
          .as("belong to ND4J");

  private static boolean isNoTestJar(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }

  private static void check(ArchRule rule) {
    rule.check(ELBOW);
  }

  @Test
  void every_module_is_looked_at() {
    for (String module : Arrays.asList("core", "runner", "reports")) {
      if (ELBOW.stream().noneMatch(c -> c.getPackageName().startsWith("dev.elbow." + module))) {
        throw new AssertionError("no class of " + module + " was found");
      }
    }
  }

  @Test
  void only_its_engine_knows_nd4j() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.elbow.core.engine.dl4j..")
            .should()
            .dependOnClassesThat(ND4J));
  }

  @Test
  void only_its_engine_knows_libtorch() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.elbow.core.engine.libtorch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.pytorch.."));
  }

  @Test
  void only_engines_know_native_bindings() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.elbow.core.engine.dl4j..", "dev.elbow.core.engine.libtorch..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.."));
  }

  @Test
  void only_the_search_knows_arbiter() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.elbow.runner.search..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.deeplearning4j.arbiter.."));
  }

  @Test
  void only_the_store_knows_databases() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.elbow.runner.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..", "org.flywaydb.."));
  }

  @Test
  void only_the_worker_trains() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.elbow.runner..")
            .and()
            .resideOutsideOfPackage("dev.elbow.runner.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.elbow.core.training.."));
  }

  @Test
  void nothing_reaches_into_the_worker() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.elbow.runner.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.elbow.runner.worker.."));
  }

  @Test
  void core_knows_neither_reports_nor_runner() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.elbow.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.elbow.reports..", "dev.elbow.runner.."));
  }

  @Test
  void estimators_work_with_any_engine() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.elbow.core.estimators..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.elbow.core.estimators..",
                "dev.elbow.core.data..",
                "dev.elbow.core.model..",
                "java..",
                "org.apache.commons.math3..",
                "org.jspecify.annotations.."));
  }

  @Test
  void a_verdict_is_made_of_numbers_alone() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.elbow.core.verdict..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.elbow.core.verdict..",
                "dev.elbow.core.metrics..",
                "dev.elbow.core.estimators..",
                "java..",
                "org.jspecify.annotations.."));
  }

  @Test
  void numbers_do_not_know_where_they_come_from() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.elbow.core.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.elbow.core.engine..",
                "dev.elbow.core.training..",
                "dev.elbow.core.diagnostics..",
                "dev.elbow.core.verdict.."));
  }

  @Test
  void diagnostics_examine_whatever_was_trained_and_on_whatever_engine() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.elbow.core.diagnostics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.elbow.core.training..",
                "dev.elbow.core.engine.dl4j..",
                "dev.elbow.core.engine.libtorch.."));
  }

  @Test
  void reports_know_neither_core_nor_runner() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.elbow.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.elbow.core..", "dev.elbow.runner.."));
  }

  @Test
  void packages_form_no_cycles() {
    check(slices().matching("dev.elbow.(**)").should().beFreeOfCycles());
  }

  @Test
  void no_class_is_a_bag_of_leftovers() {
    check(
        noClasses()
            .should()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveSimpleNameContaining("Helper"));
  }

  @Test
  void nobody_sleeps() {
    check(
        noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class));
  }
}
