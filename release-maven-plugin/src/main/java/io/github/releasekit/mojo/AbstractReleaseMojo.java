package io.github.releasekit.mojo;

import io.github.releasekit.adapter.log.BareOutput;
import io.github.releasekit.adapter.log.LineStyle;
import io.github.releasekit.adapter.log.RunLog;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.maven.MavenColours;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.RunOutput;
import io.github.releasekit.domain.event.StepLine;
import io.github.releasekit.domain.event.StepStart;
import io.github.releasekit.domain.event.StepsTotal;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

  private Optional<RunLog> json = Optional.empty();
  private @Nullable LineStyle style;

  /** Runs the goal. */
  protected abstract void run();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      json = given(log).filter(RunLog::isWanted).map(form -> runLog());
      run();
    } catch (ReleaseException e) {
      record(e.problem(), e.remedy());
      throw new MojoFailureException(logged(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      ReleaseException unreadable = unreadable(e);
      record(unreadable.problem(), unreadable.remedy());
      throw new MojoExecutionException(logged(unreadable.getMessage()), e);
    } catch (RuntimeException e) {
      ReleaseException defect = defect(e);
      record(defect.problem(), defect.remedy());
      throw new MojoExecutionException(logged(defect.getMessage()), e);
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

  private LineStyle style() {
    if (style == null) {
      style = readStyle();
    }
    return style;
  }

  private LineStyle readStyle() {
    Properties given = new Properties();
    given.putAll(session.getSystemProperties());
    given.putAll(session.getUserProperties());
    return LineStyle.of(
        given,
        System.getenv(),
        session.getRequest().isInteractiveMode()
            && MavenColours.areEnabled(MavenSession.class.getClassLoader()),
        LineStyle.isTerminal());
  }

  /** Enters in a log for programs what Maven says to people. */
  private void record(String problem, String next) {
    json.ifPresent(own -> getLog().error(own.failure(problem, next)));
  }

  /** How this goal was called. */
  protected final MavenCaller caller() {
    return new MavenCaller(session, execution, plugin, decrypter, repositories);
  }

  /** Writes a line to the log: the one way there, harmless whatever stands in it. */
  protected final void info(String line) {
    write(line, own -> own.info(line), text -> style().line(text));
  }

  /** The log, for what knows of steps and retries. */
  protected final RunOutput out() {
    return new RunOutput() {
      @Override
      public void accept(String line) {
        info(line);
      }

      @Override
      public void result(String line) {
        if (getLog().isInfoEnabled()) {
          info(line);
        } else {
          BareOutput.print(PlainText.logged(line));
        }
      }

      @Override
      public void begun(StepStart step) {
        write(step.toString(), own -> own.begun(step), text -> style().begun(text));
      }

      @Override
      public void step(StepLine step) {
        write(step.toString(), own -> own.step(step), text -> style().step(text));
      }

      @Override
      public void finished(StepsTotal total) {
        write(total.toString(), own -> own.finished(total), text -> style().step(text));
      }

      @Override
      public void retried(Retried retried) {
        write("  " + retried.line(), own -> own.retried(retried), text -> style().line(text));
      }
    };
  }

  private void write(String line, Function<RunLog, String> object, UnaryOperator<String> styled) {
    getLog().info(json.map(object).orElseGet(() -> styled.apply(PlainText.logged(line))));
    json.flatMap(RunLog::unwritable).ifPresent(problem -> getLog().warn(logged(problem)));
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
