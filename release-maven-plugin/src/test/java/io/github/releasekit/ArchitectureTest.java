package io.github.releasekit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.releasekit.goal.Invocation;
import java.time.Clock;
import java.util.stream.Stream;

/** The layers, and who may use which library. */
@AnalyzeClasses(
    packages = "io.github.releasekit",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String BASE = "io.github.releasekit.";

  @ArchTest
  static final ArchRule eachLayerUsesOnlyWhatStandsToItsRight =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("mojo")
          .definedBy(BASE + "mojo..")
          .layer("goal")
          .definedBy(BASE + "goal..")
          .layer("step")
          .definedBy(BASE + "step..")
          .layer("channel")
          .definedBy(BASE + "channel..")
          .layer("adapter")
          .definedBy(BASE + "adapter..")
          .layer("extension")
          .definedBy(BASE + "extension..")
          .layer("domain")
          .definedBy(BASE + "domain..")
          .whereLayer("mojo")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("goal")
          .mayOnlyBeAccessedByLayers("mojo")
          .whereLayer("step")
          .mayOnlyBeAccessedByLayers("mojo", "goal")
          .whereLayer("channel")
          .mayOnlyBeAccessedByLayers("goal", "step")
          .whereLayer("adapter")
          .mayOnlyBeAccessedByLayers("mojo", "goal", "step", "channel")
          .whereLayer("extension")
          .mayOnlyBeAccessedByLayers("goal", "channel", "adapter");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(BASE + "(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyClassIsInALayer =
      classes()
          .should()
          .resideInAnyPackage(
              BASE + "mojo..",
              BASE + "goal..",
              BASE + "step..",
              BASE + "channel..",
              BASE + "adapter..",
              BASE + "extension..",
              BASE + "domain..");

  @ArchTest
  static final ArchRule domainUsesOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage(BASE + "domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", BASE + "domain..");

  @ArchTest
  static final ArchRule domainHasNoFilesClockAndProcesses =
      noClasses()
          .that()
          .resideInAPackage(BASE + "domain..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http..")
                  .or(
                      belongToAnyOf(
                          java.io.File.class,
                          java.io.FileInputStream.class,
                          java.io.FileOutputStream.class,
                          java.io.FileReader.class,
                          java.io.FileWriter.class,
                          java.io.RandomAccessFile.class,
                          Clock.class,
                          ProcessBuilder.class,
                          ProcessHandle.class,
                          Runtime.class)));

  @ArchTest
  static final ArchRule domainReadsNoTime =
      noClasses()
          .that()
          .resideInAPackage(BASE + "domain..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  @ArchTest
  static final ArchRule onlyJsonReportsAndVersionFilesUseJackson =
      only("com.fasterxml.jackson..", "json", "report", "versionfile");

  @ArchTest static final ArchRule onlyGitUsesJgit = only("org.eclipse.jgit..", "git");

  @ArchTest
  static final ArchRule onlyConfigAndVersionFilesUseSnakeYaml =
      only("org.yaml.snakeyaml..", "config", "versionfile");

  @ArchTest static final ArchRule onlyReportUsesWoodstox = only("com.ctc.wstx..", "report");

  @ArchTest
  static final ArchRule onlyTemplateUsesVelocity = only("org.apache.velocity..", "template");

  @ArchTest static final ArchRule onlyMarkdownUsesCommonmark = only("org.commonmark..", "markdown");

  @ArchTest
  static final ArchRule onlyProcessAndMavenStartProcesses =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "adapter.process..", BASE + "adapter.maven..")
          .should()
          .dependOnClassesThat(
              belongToAnyOf(ProcessBuilder.class)
                  .or(resideInAnyPackage("org.apache.maven.shared.invoker..")));

  @ArchTest
  static final ArchRule mavenStaysAtTheEdges =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "adapter.maven..", BASE + "mojo..")
          .and(not(belongToAnyOf(Invocation.class)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..");

  @ArchTest
  static final ArchRule nothingWritesToTheStandardStreams =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  private static ArchRule only(String library, String... adapters) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(adapters).map(a -> BASE + "adapter." + a + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }
}
