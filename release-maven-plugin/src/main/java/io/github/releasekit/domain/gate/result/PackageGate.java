package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is released resolves from an empty local repository, as it does for those who use it first,
 * says the version it should, and builds in projects that use it (G6).
 *
 * @param examples projects that have to build with it
 */
public record PackageGate(String id, List<Example> examples) implements ResultGate {

  /**
   * A Maven project that uses what is released.
   *
   * @param directory it is in, from the root of the repository
   * @param property of its POM that is set to the version; empty where its POM has that itself
   * @param goals phases and goals that have to succeed
   * @param timeout after which its build is ended
   */
  public record Example(
      String directory, Optional<String> property, List<String> goals, Duration timeout) {

    public Example {
      goals = List.copyOf(goals);
    }
  }

  /**
   * What came of resolving what is staged.
   *
   * @param modules how many
   * @param files how many they resolve to together, their own included
   * @param findings what does not resolve, says another version, or does not build
   * @param offline whether that could not be tried
   */
  public record Packages(int modules, int files, List<Finding> findings, boolean offline) {

    public Packages {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The version that the manifest of a JAR says.
   *
   * @param path of the JAR
   * @param implementation {@code Implementation-Version}; empty where it says none
   */
  public record Stated(String path, Optional<String> implementation) {

    /** What is wrong with it, where the version is another one. */
    public Optional<Finding> finding(String version) {
      return implementation
          .filter(stated -> !stated.equals(version))
          .map(
              stated ->
                  new Finding(
                      path
                          + " says Implementation-Version "
                          + PlainText.line(stated)
                          + ", and is "
                          + version,
                      "have the build write the project's version there"));
    }
  }

  public PackageGate {
    examples = List.copyOf(examples);
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public String condition() {
    return "what is released resolves from an empty repository"
        + (examples.isEmpty()
            ? ""
            : ", and " + PlainText.count(examples.size(), "example") + " can be built with it");
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.release().packages(this));
  }

  GateResult judge(Packages packages) {
    if (packages.offline()) {
      return new GateResult.Skipped(id, "Maven is offline");
    }
    return GateResult.of(
        id,
        packages.findings(),
        PlainText.count(packages.modules(), "module")
            + " with "
            + PlainText.count(packages.files(), "file")
            + " resolved"
            + (examples.isEmpty()
                ? ""
                : ", " + PlainText.count(examples.size(), "example") + " built"));
  }
}
