package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.goal.Layouts.Layout;
import io.github.releasekit.goal.Layouts.Next;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After {@code init -Dwrite} and a commit, the next plan of a project is right (K2). */
class InitLayoutsTest {

  @TempDir Path temp;

  static Stream<Layout> layouts() {
    return Stream.concat(Layouts.all(), OtherLayouts.all());
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void makesTheNextPlanRight(Layout layout) {
    AdoptedProject project = new AdoptedProject(temp.resolve("project"));
    layout.make().accept(project);
    project.finish();

    project.init(true);

    assertThat(project.read("release-kit.yml").lines()).containsAll(layout.policy());
    String pom = (project.directory.isEmpty() ? "" : project.directory + "/") + "pom.xml";
    assertThat(project.read(pom).split("\n")).containsAll(layout.pom());
    assertThat(project.git.run("status", "--porcelain", "--untracked-files=all").lines())
        .allMatch(line -> line.matches(".. (" + pom + "|release-kit\\.yml|CHANGELOG\\.md)"));

    project.commit("build: release with release-kit");
    ReleasePlan plan = project.plan(layout.component());
    Next next = layout.next();
    assertThat(plan.decision().version()).hasToString(next.version());
    assertThat(plan.tag()).isEqualTo(next.tag());
    assertThat(project.lastRelease(layout.component()).orElse("")).isEqualTo(next.previousTag());
    assertThat(plan.section()).containsExactly(next.section());

    project.init(true);
    assertThat(project.said()).contains("Nothing to propose");
    assertThat(project.git.run("status", "--porcelain")).isEmpty();
  }
}
