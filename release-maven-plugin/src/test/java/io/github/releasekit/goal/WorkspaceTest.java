package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

  private static final String POM = "<project><version>${revision}</version></project>";

  private GitFixture git;

  @BeforeEach
  void begin(@TempDir Path directory) {
    git = GitFixture.init(directory.resolve("clone"));
  }

  @Test
  void readsTheVersionFromTheCommittedMavenConfig() {
    git.commit("feat: begin", "pom.xml", POM);
    git.commit("build: configure", ".mvn/maven.config", "-Drevision=1.0-SNAPSHOT\n");
    git.write(".mvn/maven.config", "-B\n");

    assertThat(committed(git.directory(), git.directory()))
        .satisfiesExactly(
            pom -> assertThat(pom.path()).isEqualTo("pom.xml"),
            config -> {
              assertThat(config.path()).isEqualTo(".mvn/maven.config");
              assertThat(config.tokens()).containsExactly(new Token(11, 23, Slot.VERSION));
            });
  }

  @Test
  void leavesOutAMavenConfigThatIsNotCommitted() {
    git.commit("feat: begin", "pom.xml", POM);
    git.write(".mvn/maven.config", "-Drevision=1.0-SNAPSHOT\n");

    assertThat(committed(git.directory(), git.directory()))
        .extracting(SourceFile::path)
        .containsExactly("pom.xml");
  }

  @Test
  void readsWhatMavenReadsAndNotWhatStandsElsewhere() {
    git.commit("feat: begin", "sub/pom.xml", POM);
    git.commit("build: configure", "sub/.mvn/maven.config", "-Drevision=1.0-SNAPSHOT\n");
    git.commit("build: configure", "sub/.mvn/extensions.xml", "<extensions/>");
    git.commit("build: configure", ".mvn/maven.config", "-Drevision=2.0-SNAPSHOT\n");
    Path sub = git.directory().resolve("sub");

    assertThat(committed(sub, sub))
        .extracting(SourceFile::path)
        .containsExactly("sub/pom.xml", "sub/.mvn/maven.config", "sub/.mvn/extensions.xml");
  }

  @Test
  void ignoresAMavenConfigAboveTheRepository() {
    git.commit("feat: begin", "pom.xml", POM);

    assertThat(committed(git.directory(), git.directory().getParent()))
        .extracting(SourceFile::path)
        .containsExactly("pom.xml");
  }

  @Test
  void refusesAPomThatIsNotCommitted() {
    git.commit("feat: begin");
    git.write("pom.xml", POM);

    assertThatThrownBy(() -> committed(git.directory(), git.directory()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pom.xml is not committed");
  }

  @Test
  void readsTheWorkingTreeWhereItIsAskedTo() {
    git.commit("feat: begin", "pom.xml", POM);
    byte[] content = "-Drevision=1.0-SNAPSHOT".getBytes(StandardCharsets.US_ASCII);

    try (Workspace workspace = workspace(git.directory(), git.directory())) {
      List<SourceFile> files =
          workspace
              .projectFiles()
              .poms(
                  path ->
                      path.endsWith("extensions.xml")
                          ? Optional.empty()
                          : Optional.of(path.endsWith("pom.xml") ? POM.getBytes() : content),
                  Optional.empty());

      assertThat(files)
          .extracting(SourceFile::path)
          .containsExactly("pom.xml", ".mvn/maven.config");
      assertThat(files.get(1).content()).isEqualTo(content);
      assertThat(files.get(1).carries(Slot.VERSION)).isTrue();
    }
  }

  private static List<SourceFile> committed(Path directory, Path mavenRoot) {
    try (Workspace workspace = workspace(directory, mavenRoot)) {
      return workspace.snapshot(false).poms();
    }
  }

  static Workspace workspace(Path directory, Path mavenRoot) {
    return new Workspace(invocation(directory, mavenRoot), Optional.empty());
  }

  static Invocation invocation(Path directory, Path mavenRoot) {
    return invocation(directory, mavenRoot, Clock.systemUTC(), Optional.empty(), line -> {});
  }

  static Invocation invocation(
      Path directory,
      Path mavenRoot,
      Clock clock,
      Optional<String> component,
      Consumer<String> out) {
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setVersion("0");
    MavenCaller caller = new MavenCaller(session(directory, mavenRoot), null, plugin, null, null);
    return new Invocation(caller, null, clock, component, out);
  }

  /** As Maven has it in a directory with a project of one module. */
  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  static MavenSession session(Path directory, Path mavenRoot) {
    Model model = new Model();
    model.setGroupId("org.acme");
    model.setArtifactId("app");
    model.setVersion("1.0-SNAPSHOT");
    MavenProject project = new MavenProject(model);
    project.setOriginalModel(model);
    project.getBuild().setDirectory(directory.resolve("target").toString());
    project.setFile(directory.resolve("pom.xml").toFile());
    project.setExecutionRoot(true);
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setMultiModuleProjectDirectory(mavenRoot.toFile());
    MavenSession session =
        new MavenSession(
            null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    session.setAllProjects(List.of(project));
    return session;
  }
}
