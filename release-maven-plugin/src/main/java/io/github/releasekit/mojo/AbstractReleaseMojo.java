package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal needs of Maven, and the one translation of exceptions. */
abstract class AbstractReleaseMojo extends AbstractMojo {

  /** The running Maven. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  protected MavenSession session;

  /** The execution of this goal. */
  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** This plugin. */
  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Inject protected RepositorySystem repositories;

  @Inject private SettingsDecrypter decrypter;

  /** Runs the goal. */
  protected abstract void run();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (ReleaseException e) {
      throw new MojoFailureException(logged(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw new MojoExecutionException(logged(unreadable(e).getMessage()), e);
    } catch (RuntimeException e) {
      throw new MojoExecutionException(
          logged("release-kit:" + execution.getGoal() + " failed unexpectedly: " + e), e);
    }
  }

  /** How this goal was called. */
  protected final MavenCaller caller() {
    return new MavenCaller(session, execution, plugin, decrypter, repositories);
  }

  /** Writes a line to the log: the one way there, harmless whatever stands in it. */
  protected final void info(String line) {
    getLog().info(PlainText.logged(line));
  }

  /** A full or broken disk, or one that may not be written to, is nothing unexpected. */
  private static ReleaseException unreadable(UncheckedIOException e) {
    return new ReleaseException(
        "a file could not be read or written: " + e.getCause(),
        "make room, or mend disk and permissions; mvn release-kit:status then says what is next",
        e);
  }

  private static String logged(String message) {
    return message
        .lines()
        .map(PlainText::logged)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** A parameter that may be left out; an empty one counts as left out. */
  protected static Optional<String> given(@Nullable String parameter) {
    return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
  }
}
