package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.log.BareOutput;
import io.github.releasekit.adapter.log.LineStyle;
import io.github.releasekit.adapter.log.RunLog;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.RunOutput;
import io.github.releasekit.domain.event.StepLine;
import io.github.releasekit.domain.event.StepStart;
import io.github.releasekit.domain.event.StepsTotal;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The log of Maven: the one way there, harmless whatever stands in a line. */
public final class MavenLog implements RunOutput {

  private final Log log;
  private final MavenSession session;
  private final Optional<RunLog> json;
  private @Nullable LineStyle style;

  /**
   * @param json has lines written as JSON objects
   */
  public MavenLog(Log log, MavenSession session, Optional<RunLog> json) {
    this.log = log;
    this.session = session;
    this.json = json;
  }

  @Override
  public void accept(String line) {
    write(line, own -> own.info(line), text -> style().line(text));
  }

  @Override
  public void result(String line) {
    if (log.isInfoEnabled()) {
      accept(line);
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

  /** Enters in a log for programs what Maven says to people. */
  public void failed(String problem, String next) {
    json.ifPresent(own -> log.error(own.failure(problem, next)));
  }

  private void write(String line, Function<RunLog, String> object, UnaryOperator<String> styled) {
    log.info(json.map(object).orElseGet(() -> styled.apply(PlainText.logged(line))));
    json.flatMap(RunLog::unwritable).ifPresent(problem -> log.warn(PlainText.logged(problem)));
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
}
