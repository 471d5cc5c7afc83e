package io.github.releasekit.goal;

import io.github.releasekit.GitFixture;
import io.github.releasekit.MavenFixture;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.pom.LocalModels;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.goal.SnapshotReader.Purpose;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.building.StringModelSource;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;

/**
 * A project with history and tags in a real repository, as Maven's own model builder reads it, in
 * which release-kit is taken up and then plans.
 */
final class AdoptedProject {

  static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

  final GitFixture git;
  final List<String> out = new ArrayList<>();

  /** POMs of other repositories, by {@code groupId:artifactId:version}. */
  final Map<String, String> elsewhere = new HashMap<>();

  /** The directory of the root POM, from the top of the repository. */
  String directory = "";

  /** Of the plugin that is taken up. */
  String pluginVersion = "1.0.0";

  /** What git fast-import is told: a process for each commit takes longer than the test. */
  private final ByteArrayOutputStream history = new ByteArrayOutputStream();

  private final Map<String, byte[]> pending = new LinkedHashMap<>();
  private String branch = "main";
  private int commits;
  private boolean finished;
  private long time = NOW.minusSeconds(100_000).getEpochSecond();

  AdoptedProject(Path temp) {
    git = GitFixture.init(temp);
  }

  void write(String path, String content) {
    write(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A file of the next commit; of the working tree once {@link #finish} was called. */
  void write(String path, byte[] content) {
    if (finished) {
      try {
        Path file = git.directory().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    pending.put(path, content);
  }

  String read(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  byte[] bytes(String path) {
    try {
      return Files.readAllBytes(git.directory().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String path) {
    return Files.exists(git.directory().resolve(path));
  }

  /** Commits what was written. */
  void commit(String message) {
    if (finished) {
      git.run("add", "--all");
      git.commit(message);
      return;
    }
    time += 60;
    say("commit refs/heads/" + branch);
    say("mark :" + (commits + 1));
    say("committer Ada Tester <ada@example.org> " + time + " +0000");
    data(message.getBytes(StandardCharsets.UTF_8));
    if (commits > 0) {
      say("from :" + commits);
    }
    pending.forEach(
        (path, content) -> {
          say("M 100644 inline " + path);
          data(content);
        });
    pending.clear();
    commits++;
  }

  void tag(String name) {
    if (finished) {
      git.run("tag", name);
      return;
    }
    say("tag " + name);
    say("from :" + commits);
    say("tagger Ada Tester <ada@example.org> " + time + " +0000");
    data(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Goes on on a new branch. */
  void switchTo(String name) {
    branch = name;
  }

  /** Makes the repository of what was committed. */
  AdoptedProject finish() {
    Map<String, byte[]> uncommitted = new LinkedHashMap<>(pending);
    git.bytes(history.toByteArray(), "fast-import", "--quiet", "--force");
    history.reset();
    git.run("checkout", "--quiet", "--force", branch);
    finished = true;
    uncommitted.forEach(this::write);
    return this;
  }

  private void say(String line) {
    history.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void data(byte[] content) {
    say("data " + content.length);
    history.writeBytes(content);
    say("");
  }

  /** Runs init; what it says is in {@link #out}. */
  void init(boolean write, String... with) {
    init(write, "text", List.of(with));
  }

  private void init(boolean write, String format, List<String> with) {
    out.clear();
    new InitGoal(invocation(Optional.empty()))
        .run(write, with, new Output(format, Optional.empty(), out::add));
  }

  /** Runs init without writing; its document. */
  String json() {
    init(false, "json", List.of());
    return said();
  }

  /** What init has said. */
  String said() {
    return String.join("\n", out);
  }

  /** What would be released now. */
  ReleasePlan plan() {
    return plan(Optional.empty());
  }

  /** What would be released now of a component. */
  ReleasePlan plan(Optional<String> component) {
    Invocation invocation = invocation(component);
    ReleaseRequest request = ReleaseRequest.DEFAULT;
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      return new PlanGoal(invocation)
          .plan(workspace, workspace.snapshot(false, Purpose.of(request)), request, false);
    }
  }

  /** The last release that the next one follows, by its tag. */
  Optional<String> lastRelease(Optional<String> component) {
    try (Workspace workspace = new Workspace(invocation(component), Optional.empty())) {
      return workspace.history().lastRelease().map(release -> release.tag());
    }
  }

  private Invocation invocation(Optional<String> component) {
    PluginDescriptor plugin = MavenFixture.plugin();
    plugin.setVersion(pluginVersion);
    MavenCaller caller =
        new MavenCaller(
            session(), MavenFixture.execution("init"), plugin, MavenFixture.decrypter(), null);
    return new Invocation(caller, null, Clock.fixed(NOW, ZoneOffset.UTC), component, out::add);
  }

  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  private MavenSession session() {
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setMultiModuleProjectDirectory(git.directory().toFile());
    request.setOffline(true);
    MavenSession session =
        new MavenSession(
            null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    Map<Path, MavenProject> projects = new LinkedHashMap<>();
    collect(git.directory().resolve(directory).normalize().resolve("pom.xml"), projects);
    List<MavenProject> all = new ArrayList<>(projects.values());
    all.get(0).setExecutionRoot(true);
    session.setProjects(all);
    session.setAllProjects(all);
    return session;
  }

  private void collect(Path pom, Map<Path, MavenProject> projects) {
    ModelBuildingResult built = built(pom);
    MavenProject project = new MavenProject(built.getEffectiveModel());
    project.setOriginalModel(built.getRawModel());
    project.setFile(pom.toFile());
    projects.put(pom, project);
    MavenProject child = project;
    for (String id : built.getModelIds().subList(1, built.getModelIds().size())) {
      Model raw = built.getRawModel(id);
      if (id.isEmpty() || raw == null) {
        break;
      }
      Path file = raw.getPomFile() == null ? null : raw.getPomFile().toPath().normalize();
      MavenProject known = file == null ? null : projects.get(file);
      MavenProject parent = known == null ? new MavenProject(raw.clone()) : known;
      if (known == null) {
        parent.setOriginalModel(raw);
        String[] key = id.split(":");
        parent.setGroupId(key[0]);
        parent.setVersion(key[2]);
        if (file != null) {
          parent.setFile(file.toFile());
        }
      }
      child.setParent(parent);
      if (known != null) {
        break;
      }
      child = parent;
    }
    for (String module : built.getEffectiveModel().getModules()) {
      Path at = pom.resolveSibling(module).normalize();
      collect(Files.isDirectory(at) ? at.resolve("pom.xml") : at, projects);
    }
  }

  private ModelBuildingResult built(Path pom) {
    Properties user = new Properties();
    if (has(".mvn/maven.config")) {
      for (String word : read(".mvn/maven.config").split("\\s+")) {
        if (word.startsWith("-D")) {
          user.setProperty(word.substring(2).split("=")[0], word.split("=", 2)[1]);
        }
      }
    }
    try {
      return new DefaultModelBuilderFactory()
          .newInstance()
          .build(
              new DefaultModelBuildingRequest()
                  .setPomFile(pom.toFile())
                  .setUserProperties(user)
                  .setSystemProperties(System.getProperties())
                  .setProcessPlugins(false)
                  .setTwoPhaseBuilding(false)
                  .setLocationTracking(false)
                  .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                  .setModelResolver(new Elsewhere(elsewhere)));
    } catch (ModelBuildingException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Finds parents and BOMs of other repositories. */
  @SuppressWarnings("deprecation") // the type that ModelResolver itself returns
  private record Elsewhere(Map<String, String> poms) implements LocalModels {

    @Override
    public ModelSource resolveModel(String groupId, String artifactId, String version)
        throws UnresolvableModelException {
      String pom = poms.get(groupId + ":" + artifactId + ":" + version);
      if (pom == null) {
        throw new UnresolvableModelException("not here", groupId, artifactId, version);
      }
      return new StringModelSource(pom, artifactId);
    }
  }
}
