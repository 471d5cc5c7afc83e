package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * Every module has the root's version, a SNAPSHOT, and it stands in committed files.
 *
 * <p>Configured by {@code mode}.
 */
final class OneVersionGate implements RepositoryGate {

  @Override
  public String id() {
    return "one-version";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    ReactorModule root = snapshot.reactor().root();
    List<Finding> findings = new ArrayList<>();
    if (!Version.isSnapshot(root.version())) {
      findings.add(
          new Finding(
              "the version of " + root.key() + " is " + root.version() + ", not a SNAPSHOT",
              "mvn release-kit:bump -DnewVersion=" + candidate.version().snapshot()));
    }
    if (snapshot.policy().tagOnly() && !snapshot.reactor().ciFriendly()) {
      findings.add(
          new Finding(
              "the version of " + root.key() + " is not written with ${revision}",
              "write <version>${revision}</version> in its POM, or leave 'mode: tag-only' out of"
                  + " release-kit.yml"));
    }
    snapshot.reactor().modules().stream()
        .filter(module -> !module.version().equals(root.version()))
        .forEach(
            module ->
                findings.add(
                    new Finding(
                        module.key()
                            + " has version "
                            + module.version()
                            + ", "
                            + root.key()
                            + " has "
                            + root.version(),
                        "give the modules one version, such as "
                            + root.version()
                            + " in "
                            + module.pomPath()
                            + ", or release those with another apart, as 'components' of"
                            + " release-kit.yml")));
    boolean stands =
        snapshot.poms().stream()
            .anyMatch(pom -> pom.carries(Slot.VERSION) || pom.carries(Slot.REVISION));
    if (!stands) {
      findings.add(
          new Finding(
              "version "
                  + root.version()
                  + " stands in no committed POM of the reactor, nor in .mvn/maven.config",
              "write it in the POM, or as a property that the POM or .mvn/maven.config defines,"
                  + " and commit it"));
    }
    return GateResult.of(
        id(),
        findings,
        PlainText.count(snapshot.reactor().modules().size(), "module") + " at " + root.version());
  }
}
