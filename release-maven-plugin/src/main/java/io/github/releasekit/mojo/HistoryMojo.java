package io.github.releasekit.mojo;

import io.github.releasekit.goal.HistoryGoal;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the events of the ledger, as the remote has it, newest first. */
@Mojo(name = "history", aggregator = true, threadSafe = true)
public final class HistoryMojo extends AbstractLedgerMojo {

  /** The form of the result: {@code text}, {@code json} or {@code csv}. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  @Override
  protected void run() {
    new HistoryGoal(invocation(), from()).run(query(), output(HistoryGoal.FORMATS, format));
  }
}
