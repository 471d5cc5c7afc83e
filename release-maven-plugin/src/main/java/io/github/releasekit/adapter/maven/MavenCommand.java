package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.ci.IdentityToken;
import io.github.releasekit.adapter.git.GitCommand;
import io.github.releasekit.adapter.process.WindowsArguments;
import io.github.releasekit.domain.ReleaseException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.shared.invoker.CommandLineConfigurationException;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenCommandLineBuilder;
import org.apache.maven.shared.invoker.SystemOutLogger;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a Maven called as this one was: same home, settings, toolchains, {@code -o}.
 */
final class MavenCommand {

  /**
   * Variables that it is not to have: what {@code mvnDebug}, a build inside a build and a git
   * around them would hand down wrongly, and secrets that no build has any use for.
   */
  static final List<String> VARIABLES_OF_THE_CALLER =
      Stream.concat(
              Stream.of(
                  "MAVEN_DEBUG_OPTS",
                  "MAVEN_BASEDIR",
                  "MAVEN_CMD_LINE_ARGS",
                  "MAVEN_PROJECTBASEDIR",
                  MavenCaller.PROVENANCE_KEY,
                  MavenCaller.PROVENANCE_PASSPHRASE,
                  IdentityToken.VARIABLE),
              GitCommand.REPOSITORY_VARIABLES.stream())
          .toList();

  private MavenCommand() {}

  /** What it is called with in any case. */
  static InvocationRequest request(MavenExecutionRequest outer, Path directory) {
    InvocationRequest request = new DefaultInvocationRequest();
    request.setBaseDirectory(directory.toFile());
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    request.setOffline(outer.isOffline());
    Path home = Path.of(System.getProperty("maven.home"));
    Path user = Path.of(System.getProperty("user.home"), ".m2");
    request.setUserSettingsFile(other(outer.getUserSettingsFile(), user.resolve("settings.xml")));
    request.setGlobalSettingsFile(
        other(outer.getGlobalSettingsFile(), home.resolve("conf/settings.xml")));
    request.setToolchainsFile(other(outer.getUserToolchainsFile(), user.resolve("toolchains.xml")));
    return request;
  }

  /** A file that Maven would not find by itself. */
  private static @Nullable File other(@Nullable File file, Path byDefault) {
    return file != null && file.exists() && !file.toPath().equals(byDefault) ? file : null;
  }

  /** The program and its arguments. */
  static List<String> line(InvocationRequest request) {
    try {
      MavenCommandLineBuilder builder = new MavenCommandLineBuilder();
      builder.setLogger(new SystemOutLogger());
      builder.setMavenHome(new File(System.getProperty("maven.home")));
      List<String> line = new ArrayList<>();
      String[] arguments = builder.build(request).getArguments();
      line.add(builder.getMavenExecutable().getPath());
      line.addAll(List.of(arguments));
      return WindowsArguments.quoted(line);
    } catch (CommandLineConfigurationException e) {
      throw new ReleaseException(
          "the command line of a build cannot be made: " + e.getMessage(),
          "check the installation of Maven at " + System.getProperty("maven.home"),
          e);
    }
  }
}
