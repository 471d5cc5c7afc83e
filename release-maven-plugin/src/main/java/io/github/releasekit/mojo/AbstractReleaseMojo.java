package io.github.releasekit.mojo;

import io.github.releasekit.adapter.log.RunLog;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.maven.MavenLog;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.goal.Output;
import java.io.File;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
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

  /**
   * The form of what is logged: {@code text}, or {@code json} for one JSON object per line, which
   * is appended to {@code target/release-kit/log.jsonl} as well.
   */
  @Parameter(property = "release-kit.log", defaultValue = "text")
  private @Nullable String log;

  @Inject protected RepositorySystem repositories;

  @Inject private SettingsDecrypter decrypter;

  private @Nullable MavenLog out;

  /** Runs the goal. */
  protected abstract void run();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Optional<RunLog> json = given(log).filter(RunLog::isWanted).map(form -> runLog());
      out = new MavenLog(getLog(), session, json);
      run();
    } catch (ReleaseException e) {
      throw new MojoFailureException(logged(e), e);
    } catch (UncheckedIOException e) {
      throw new MojoExecutionException(logged(unreadable(e)), e);
    } catch (RuntimeException e) {
      throw new MojoExecutionException(logged(defect(e)), e);
    }
  }

  private RunLog runLog() {
    MavenCaller caller = caller();
    return new RunLog(
        execution.getGoal(),
        caller::announced,
        caller.output().resolve("log.jsonl"),
        Clock.systemUTC());
  }

  /** How this goal was called. */
  protected final MavenCaller caller() {
    return new MavenCaller(session, execution, plugin, decrypter, repositories);
  }

  /** Where its lines go. */
  protected final MavenLog out() {
    if (out == null) {
      out = new MavenLog(getLog(), session, Optional.empty());
    }
    return out;
  }

  /**
   * Where its result goes, in one of two forms.
   *
   * @param file instead of the log
   */
  protected final Output output(String format, @Nullable File file) {
    return new Output(format, Optional.ofNullable(file).map(File::toPath), out());
  }

  /** As {@link #output(String, File)}, of a goal that has other forms. */
  protected final Output output(List<String> formats, String format, @Nullable File file) {
    return new Output(formats, format, Optional.ofNullable(file).map(File::toPath), out());
  }

  /** A full or broken disk, or one that may not be written to, is nothing unexpected. */
  private static ReleaseException unreadable(UncheckedIOException e) {
    return new ReleaseException(
        "a file could not be read or written: " + e.getCause(),
        "make room, or mend disk and permissions; mvn release-kit:status then says what is next",
        e);
  }

  private ReleaseException defect(RuntimeException e) {
    return new ReleaseException(
        "release-kit:" + execution.getGoal() + " failed unexpectedly: " + e,
        "this is a defect of release-kit: please report it with what the same command prints with"
            + " -e; mvn release-kit:status says where the release stands",
        e);
  }

  /** What Maven says of a failure, which is in a log for programs then, too. */
  private String logged(ReleaseException failure) {
    out().failed(failure.problem(), failure.remedy());
    return failure
        .getMessage()
        .lines()
        .map(PlainText::logged)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** A parameter that may be left out; an empty one counts as left out. */
  protected static Optional<String> given(@Nullable String parameter) {
    return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
  }
}
