package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.HttpProxy;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The Maven that runs a goal: how it was called, and what an inner build needs to be called alike.
 *
 * @param execution of the goal
 * @param decrypter of secrets in settings.xml
 * @param repositories resolves artifacts
 */
public record MavenCaller(
    MavenSession session,
    MojoExecution execution,
    PluginDescriptor plugin,
    SettingsDecrypter decrypter,
    RepositorySystem repositories) {

  /** Marks an inner build, in which nothing is released. */
  public static final String INNER_BUILD = "release-kit.innerBuild";

  static final String PROVENANCE_KEY = "RELEASE_KIT_PROVENANCE_KEY";
  static final String PROVENANCE_PASSPHRASE = "RELEASE_KIT_PROVENANCE_PASSPHRASE";
  private static final String PROVENANCE_SERVER = "release-kit.provenance";

  private static final String ANNOUNCED = "release-kit.announced";

  private static final Set<String> MAVEN_4_DIRECTORIES =
      Set.of("session.rootDirectory", "session.topDirectory");

  /** Where Maven was started, or {@code -f} points to. */
  public Path directory() {
    return session.getTopLevelProject().getBasedir().toPath();
  }

  /** The POM's file name there. */
  public String pomFileName() {
    return session.getTopLevelProject().getFile().getName();
  }

  /** Where the {@code .mvn} is that Maven reads; {@link #directory()} where there is none. */
  public Path rootDirectory() {
    File root = session.getRequest().getMultiModuleProjectDirectory();
    return root == null ? directory() : root.toPath();
  }

  /** Notes which version is released, for all goals of this Maven. */
  public void announce(String version) {
    session.getTopLevelProject().setContextValue(ANNOUNCED, version);
  }

  /** The version that is released, as soon as it was noted. */
  public Optional<String> announced() {
    return Optional.ofNullable(session.getTopLevelProject().getContextValue(ANNOUNCED))
        .map(String::valueOf);
  }

  /** {@code target/release-kit} of the root. */
  public Path output() {
    return Path.of(session.getTopLevelProject().getBuild().getDirectory()).resolve("release-kit");
  }

  /**
   * The passphrase of an OpenPGP key, from where maven-gpg-plugin has it: {@code
   * MAVEN_GPG_PASSPHRASE} in the environment, else the server {@code gpg.passphrase} of
   * settings.xml.
   *
   * @throws ReleaseException when it cannot be decrypted
   */
  public Optional<Secret> signingPassphrase() {
    return Optional.ofNullable(System.getenv("MAVEN_GPG_PASSPHRASE"))
        .or(() -> servers().find("gpg.passphrase").map(Server::getPassphrase))
        .filter(text -> !text.isEmpty())
        .map(Secret::new);
  }

  /** A secret key of OpenPGP in ASCII armor, where maven-gpg-plugin finds it too. */
  public Optional<Secret> signingKey() {
    return Optional.ofNullable(System.getenv("MAVEN_GPG_KEY"))
        .filter(text -> !text.isBlank())
        .map(Secret::new);
  }

  /**
   * The private key that provenance is signed with: {@code RELEASE_KIT_PROVENANCE_KEY} in the
   * environment, else the file that is the {@code privateKey} of the server {@code
   * release-kit.provenance} of settings.xml.
   *
   * @throws ReleaseException when that file cannot be read
   */
  public Optional<Secret> provenanceKey() {
    return Optional.ofNullable(System.getenv(PROVENANCE_KEY))
        .filter(text -> !text.isBlank())
        .or(() -> servers().find(PROVENANCE_SERVER).map(Server::getPrivateKey).map(this::keyFile))
        .map(Secret::new);
  }

  private String keyFile(String path) {
    try {
      return Files.readString(directory().resolve(path));
    } catch (IOException | InvalidPathException e) {
      throw new ReleaseException(
          "the private key for provenance cannot be read from " + path,
          "correct the <privateKey> of the server '" + PROVENANCE_SERVER + "' in settings.xml",
          e);
    }
  }

  /** Its passphrase, from {@code RELEASE_KIT_PROVENANCE_PASSPHRASE} or the same server. */
  public Optional<Secret> provenancePassphrase() {
    return Optional.ofNullable(System.getenv(PROVENANCE_PASSPHRASE))
        .or(() -> servers().find(PROVENANCE_SERVER).map(Server::getPassphrase))
        .filter(text -> !text.isEmpty())
        .map(Secret::new);
  }

  /** The proxy of settings.xml that is active for a URL. */
  public Optional<HttpProxy> proxy(String url) {
    RepositorySystemSession own = session.getRepositorySession();
    RemoteRepository server = new RemoteRepository.Builder("git", "default", url).build();
    Proxy proxy = own.getProxySelector().getProxy(server);
    if (proxy == null) {
      return Optional.empty();
    }
    RemoteRepository proxied = new RemoteRepository.Builder(server).setProxy(proxy).build();
    try (AuthenticationContext authentication = AuthenticationContext.forProxy(own, proxied)) {
      return Optional.of(
          new HttpProxy(
              proxy.getHost(),
              proxy.getPort(),
              Optional.ofNullable(authentication).flatMap(MavenCaller::credentials)));
    }
  }

  private static Optional<Credentials> credentials(AuthenticationContext authentication) {
    String password = authentication.get(AuthenticationContext.PASSWORD);
    return Optional.ofNullable(authentication.get(AuthenticationContext.USERNAME))
        .map(username -> new Credentials(username, password == null ? "" : password));
  }

  /** Whether settings.xml has a server, be it with a password, a key or headers. */
  public boolean hasServer(String id) {
    return session.getSettings().getServer(id) != null;
  }

  /** The user name, or none, and password of a server in settings.xml. */
  public Optional<Credentials> serverCredentials(String id) {
    return servers()
        .find(id)
        .filter(server -> server.getPassword() != null)
        .map(
            server ->
                new Credentials(
                    server.getUsername() == null ? "" : server.getUsername(),
                    server.getPassword()));
  }

  /** What the root's POM says it is; empty where it does not. */
  public String projectDescription() {
    return Objects.requireNonNullElse(session.getTopLevelProject().getDescription(), "");
  }

  /** The URL of the root's POM; empty for none. */
  public String projectUrl() {
    return Objects.requireNonNullElse(session.getTopLevelProject().getUrl(), "");
  }

  /** Users and secrets that release-kit.yml names. */
  public NamedCredentials namedCredentials() {
    return new NamedCredentials(System.getenv(), this::serverCredentials);
  }

  private SettingsServers servers() {
    return new SettingsServers(session.getSettings(), decrypter);
  }

  /** Policies that others extend, from the project's repositories. */
  public PolicyArtifacts policies() {
    return new PolicyResolver(repositories, session);
  }

  public boolean offline() {
    return session.getRequest().isOffline();
  }

  /** Whether {@code perform} was asked for in the same invocation. */
  public boolean performsToo() {
    return wants("perform");
  }

  /** Whether {@code prepare} was asked for in the same invocation. */
  public boolean preparesToo() {
    return wants("prepare");
  }

  private boolean wants(String ours) {
    return session.getGoals().stream().anyMatch(goal -> goal.matches(".*:" + ours + "(@.*)?"));
  }

  /**
   * Makes sure that the whole reactor is looked at.
   *
   * @throws ReleaseException when {@code -pl}, {@code -rf} or {@code -N} leaves modules out
   */
  public void requireWholeReactor() {
    MavenExecutionRequest request = session.getRequest();
    if (!request.getSelectedProjects().isEmpty()
        || !request.getExcludedProjects().isEmpty()
        || request.getResumeFrom() != null) {
      throw refused("-pl and -rf leave modules out, and a release is of the whole reactor");
    }
    if (!request.isRecursive()) {
      throw refused("-N leaves modules out, and a release is of the whole reactor");
    }
  }

  /**
   * Makes sure that a goal that writes was typed by hand, for the whole reactor, and with no goal
   * of another plugin: one before it would build what is not released, one after it would see
   * projects in memory whose versions are no longer those on disk.
   *
   * @throws ReleaseException saying which rule the invocation breaks
   */
  public void requireReleaseInvocation() {
    if (session.getUserProperties().containsKey(INNER_BUILD)) {
      throw refused("this is the build inside a release");
    }
    if (execution.getSource() != MojoExecution.Source.CLI) {
      throw new ReleaseException(
          "release-kit:"
              + execution.getGoal()
              + " is bound to a phase, execution '"
              + execution.getExecutionId()
              + "'",
          "remove the execution from the POM and run mvn release-kit:" + execution.getGoal());
    }
    requireWholeReactor();
    List<String> others = session.getGoals().stream().filter(goal -> !isOurs(goal)).toList();
    if (!others.isEmpty()) {
      throw refused(
          "'"
              + String.join(" ", others)
              + "' in the same invocation would work on other sources"
              + " than the release");
    }
  }

  /** Who the user is at git servers. */
  public ServerCredentials credentials() {
    return new ServerCredentials(session, servers(), System.getenv());
  }

  public String mavenVersion() {
    return session.getSystemProperties().getProperty("maven.version", "unknown");
  }

  public String pluginVersion() {
    return plugin.getVersion();
  }

  /** {@code groupId:artifactId:version} of this plugin. */
  public String pluginCoordinates() {
    return plugin.getGroupId() + ":" + plugin.getArtifactId() + ":" + plugin.getVersion();
  }

  /** What was given with {@code -D}, without what is meant for this plugin or this checkout. */
  Properties innerProperties() {
    Properties given = session.getRequest().getUserProperties();
    Set<String> ours = ourProperties();
    Properties inner = new Properties();
    for (String name : given.stringPropertyNames()) {
      if (!ours.contains(name)
          && !name.startsWith("release-kit.")
          && !MAVEN_4_DIRECTORIES.contains(name)) {
        inner.setProperty(name, given.getProperty(name));
      }
    }
    return inner;
  }

  private Set<String> ourProperties() {
    return plugin.getMojos().stream()
        .filter(mojo -> mojo.getParameters() != null)
        .flatMap(mojo -> mojo.getParameters().stream())
        .map(parameter -> String.valueOf(parameter.getExpression()))
        .filter(expression -> expression.startsWith("${"))
        .map(expression -> expression.substring(2, expression.length() - 1))
        .collect(Collectors.toSet());
  }

  private boolean isOurs(String goal) {
    String prefix = plugin.getGoalPrefix() + ":";
    String coordinates = plugin.getGroupId() + ":" + plugin.getArtifactId() + ":";
    return goal.startsWith(prefix) || goal.startsWith(coordinates);
  }

  private ReleaseException refused(String problem) {
    return new ReleaseException(
        problem,
        "run mvn release-kit:"
            + execution.getGoal().toLowerCase(Locale.ROOT)
            + " at the root of the reactor, without goals of other plugins");
  }
}
