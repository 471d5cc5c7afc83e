package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every module has what Maven Central asks of what it takes (P1).
 *
 * @see <a href="https://central.sonatype.org/publish/requirements/">Requirements</a>
 */
public record CentralGate(String id) implements ResultGate {

  /** The one of releases that go to Maven Central. */
  public static final CentralGate DEFAULT = new CentralGate("central");

  private static final List<String> ELEMENTS =
      List.of("name", "description", "url", "licenses", "developers", "scm/connection", "scm/url");

  private static final List<String> CLASSIFIERS = List.of("sources", "javadoc");

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public String condition() {
    return "every module has what Maven Central asks for";
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.release().publications());
  }

  GateResult judge(List<Publication> publications) {
    return GateResult.of(
        id,
        publications.stream().flatMap(CentralGate::findings).toList(),
        PlainText.count(publications.size(), "module") + " with all that Maven Central asks for");
  }

  private static Stream<Finding> findings(Publication module) {
    List<Finding> findings = new ArrayList<>();
    List<String> elements =
        ELEMENTS.stream().filter(element -> !module.elements().contains(element)).toList();
    if (!elements.isEmpty()) {
      findings.add(
          new Finding(
              "the POM of " + module.module() + " has no " + String.join(", ", elements),
              "add them, or to a parent: https://central.sonatype.org/publish/requirements/"));
    }
    module
        .missingParent()
        .ifPresent(
            parent ->
                findings.add(
                    new Finding(
                        "the parent of "
                            + module.module()
                            + ", "
                            + parent
                            + ", is not at Maven"
                            + " Central",
                        "publish it there first, or let the module do without it, as"
                            + " flatten-maven-plugin can")));
    List<String> classifiers =
        CLASSIFIERS.stream()
            .filter(classifier -> module.hasJar() && !module.classifiers().contains(classifier))
            .toList();
    if (!classifiers.isEmpty()) {
      findings.add(
          new Finding(
              module.module() + " has no JAR of " + String.join(", and none of ", classifiers),
              "bind jar-no-fork of maven-source-plugin and jar of maven-javadoc-plugin to the build"
                  + " of the release"));
    }
    if (module.unsigned() > 0) {
      findings.add(
          new Finding(
              PlainText.count(module.unsigned(), "file")
                  + " of "
                  + module.module()
                  + (module.unsigned() == 1 ? " has" : " have")
                  + " no signature",
              "add 'artifactSignatures: openpgp' to release-kit.yml"));
    }
    return findings.stream();
  }
}
