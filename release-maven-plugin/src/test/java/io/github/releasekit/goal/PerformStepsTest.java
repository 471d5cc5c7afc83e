package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.CompareStep.Released;
import io.github.releasekit.step.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents name the steps that perform takes. */
class PerformStepsTest {

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "assets: {manifest: true}\n",
        "artifactSignatures: openpgp\n",
        "sigstore: {issuer: \"https://ci.example.org\", identity: \"https://ci.example.org/a\"}\n",
        "assets: {checksums: true}\nartifactSignatures: openpgp\n"
            + "sigstore: {issuer: \"https://ci.example.org\", identity: \"https://ci.example.org/a\"}\n"
      })
  void areThoseOfPerform(String policy) {
    GitFixture.bare(temp.resolve("remote.git"));
    GitFixture clone = GitFixture.init(temp.resolve("clone"));
    clone.run("remote", "add", "origin", temp.resolve("remote.git").toString());
    clone.write(
        "pom.xml",
        "<project><groupId>org.acme</groupId><artifactId>app</artifactId>"
            + "<version>1.0-SNAPSHOT</version></project>");
    clone.write(".gitignore", "target/\n");
    clone.write("release-kit.yml", policy);
    clone.run("add", ".");
    clone.commit("feat: begin");
    Invocation invocation = WorkspaceTest.invocation(clone.directory(), clone.directory());
    Path staged = temp.resolve("staging");
    Manifest manifest = ManifestFixture.manifest("1.0.0");

    for (boolean files : List.of(true, false)) {
      Released released = new Released(files ? manifest.artifacts() : List.of(), List.of());
      try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
        Journals journals = workspace.journals();
        Stream<String> taken =
            Stream.concat(
                new PerformGoal(invocation, handedOver(staged))
                        .steps(
                            workspace,
                            journals.of(Version.parse("1.0.0")),
                            journals,
                            new PreparedRelease(
                                manifest,
                                "0".repeat(40),
                                released,
                                List.of(),
                                false,
                                Optional.empty()),
                            Optional.of(staged))
                        .stream()
                        .map(Step::id),
                Stream.of("record"));

        assertThat(PerformSteps.ids(workspace.policy(), files))
            .containsExactlyElementsOf(taken.toList());
      }
    }
  }

  private static PerformGoal.Settings handedOver(Path staged) {
    return new PerformGoal.Settings(
        Optional.empty(),
        Optional.of(staged),
        new InnerBuild.Options("verify", List.of(), ""),
        false,
        false,
        false);
  }
}
