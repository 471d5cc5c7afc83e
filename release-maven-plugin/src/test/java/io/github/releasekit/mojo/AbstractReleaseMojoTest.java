package io.github.releasekit.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.StepLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbstractReleaseMojoTest {

  @Test
  void failsTheBuildWhereTheProjectIsRefused() {
    assertThatThrownBy(() -> mojo(new ReleaseException("no tag", "git tag v1")).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("no tag")
        .hasMessageContaining("→ git tag v1");
  }

  @Test
  void saysWhatToDoWhenTheDiskIsFull() {
    IOException full = new IOException("No space left on device");

    assertThatThrownBy(() -> mojo(new UncheckedIOException(full)).execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("could not be read or written")
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("→ make room")
        .hasMessageContaining("mvn release-kit:status");
  }

  @Test
  void logsObjectsWhereProgramsRead(@TempDir Path directory) throws Exception {
    List<String> logged = new ArrayList<>();
    AbstractReleaseMojo mojo =
        inMaven(directory, "json", logged, new ReleaseException("no tag", "git tag v1"));

    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

    assertThat(logged).hasSize(5);
    assertThat(logged.get(0))
        .startsWith("INFO {\"time\":\"")
        .contains("\"goal\":\"prepare\",\"version\":\"1.2.0\",\"message\":\"hello\"");
    assertThat(logged.get(1)).contains("\"step\":\"build\",\"seconds\":8.25,\"message\":\"build ");
    assertThat(logged.get(2)).contains("\"attempt\":2,\"attempts\":3,\"message\":\"remote origin");
    assertThat(logged.get(3)).contains("\"message\":\"build ").doesNotContain("\"step\"");
    assertThat(logged.get(4))
        .startsWith("ERROR {")
        .contains("\"level\":\"error\"", "\"problem\":\"no tag\",\"next\":\"git tag v1\"");
    assertThat(Files.readAllLines(directory.resolve("target/release-kit/log.jsonl")))
        .isEqualTo(logged.stream().map(line -> line.substring(line.indexOf('{'))).toList());
  }

  @Test
  void logsTextByDefaultAndWritesNoFile(@TempDir Path directory) throws Exception {
    List<String> logged = new ArrayList<>();
    AbstractReleaseMojo mojo =
        inMaven(directory, "text", logged, new ReleaseException("no tag", "git tag v1"));

    assertThatThrownBy(mojo::execute).isInstanceOf(MojoFailureException.class);

    assertThat(logged)
        .containsExactly(
            "INFO hello",
            "INFO   build            8.3 s",
            "INFO   remote origin does not answer (no route); trying again in 1.0 s (2 of 3)",
            "INFO   build            8.3 s");
    assertThat(directory.resolve("target")).doesNotExist();
  }

  @Test
  void refusesALogOfAnotherForm(@TempDir Path directory) throws Exception {
    List<String> logged = new ArrayList<>();
    AbstractReleaseMojo mojo =
        inMaven(directory, "xml", logged, new ReleaseException("no tag", "git tag v1"));

    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("release-kit.log is 'xml'");
    assertThat(logged).isEmpty();
  }

  /** A goal that says hello, and fails. */
  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  private static AbstractReleaseMojo inMaven(
      Path directory, String form, List<String> logged, RuntimeException failure)
      throws ReflectiveOperationException {
    MavenProject project = new MavenProject(new Model());
    project.getBuild().setDirectory(directory.resolve("target").toString());
    project.setExecutionRoot(true);
    MavenSession session =
        new MavenSession(
            null,
            new DefaultRepositorySystemSession(),
            new DefaultMavenExecutionRequest(),
            new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    MojoDescriptor descriptor = new MojoDescriptor();
    descriptor.setGoal("prepare");
    AbstractReleaseMojo mojo =
        new AbstractReleaseMojo() {
          @Override
          protected void run() {
            caller().announce("1.2.0");
            out().accept("hello");
            out().step(new StepLine("build", Optional.of(8.25)));
            out().retried(new Retried("origin", "no route", 2, 3, 1));
            out().accept("  build            8.3 s");
            throw failure;
          }
        };
    mojo.session = session;
    set(mojo, "execution", new MojoExecution(descriptor));
    set(mojo, "plugin", new PluginDescriptor());
    set(mojo, "log", form);
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            logged.add("INFO " + line);
          }

          @Override
          public void error(CharSequence line) {
            logged.add("ERROR " + line);
          }
        });
    return mojo;
  }

  private static void set(AbstractReleaseMojo mojo, String name, Object value)
      throws ReflectiveOperationException {
    Field field = AbstractReleaseMojo.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(mojo, value);
  }

  private static AbstractReleaseMojo mojo(RuntimeException failure) {
    return new AbstractReleaseMojo() {
      @Override
      protected void run() {
        throw failure;
      }
    };
  }
}
