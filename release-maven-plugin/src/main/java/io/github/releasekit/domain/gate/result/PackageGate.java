package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;
import java.util.Optional;

/**
 * What is released resolves from an empty local repository, as it does for those who use it first,
 * and says the version it should.
 */
public record PackageGate(String id) implements ResultGate {

  /**
   * What came of resolving what is staged.
   *
   * @param modules how many
   * @param files how many they resolve to together, their own included
   * @param findings what does not resolve, or says another version
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

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public String condition() {
    return "what is released resolves from an empty repository";
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.packages());
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
            + " resolved");
  }
}
