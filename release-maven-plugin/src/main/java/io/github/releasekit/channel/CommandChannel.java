package io.github.releasekit.channel;

import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.adapter.process.CommandRunner.Program;
import io.github.releasekit.adapter.process.CommandRunner.Run;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Brings a release somewhere by programs that the team names (P6, P7). */
public final class CommandChannel implements Channel {

  private final String id;
  private final boolean required;
  private final CommandTarget target;
  private final Function<Release, CommandRunner> runner;

  /**
   * @param required whether a program that is not installed stops the release
   * @param runner runs programs in the checkout of a release
   */
  public CommandChannel(
      String id, boolean required, CommandTarget target, Function<Release, CommandRunner> runner) {
    this.id = id;
    this.required = required;
    this.target = target;
    this.runner = runner;
  }

  /** Whether a program that is a path in the checkout is there is known when it is run. */
  @Override
  public void requireReady() {
    if (required && !CommandRunner.isInstalled(target.run().get(0))) {
      throw failed(new Run.Missing(), target.run());
    }
  }

  @Override
  public String intent(Release release) {
    return "run " + line(release, target.run());
  }

  @Override
  public Observation observe(Release release) {
    if (target.check().isEmpty()) {
      return Observation.UNKNOWN;
    }
    Run run = run(release, "check", target.check());
    return run instanceof Run.Ended ended && ended.exit() == 0
        ? new Observation.Done(new Delivered(delivered(ended)))
        : Observation.ABSENT;
  }

  @Override
  public Delivery deliver(Release release) {
    Run run = new Run.Missing();
    for (int attempt = 1; attempt <= target.attempts(); attempt++) {
      run = run(release, "run", target.run());
      if (run instanceof Run.Ended ended && ended.exit() == 0) {
        return delivered(ended);
      }
      if (run instanceof Run.Missing && !required) {
        return Delivery.without(id, Outcome.SKIPPED, target.run().get(0) + " is not installed");
      }
      if (observe(release) instanceof Observation.Done done) {
        return ((Delivered) done.event()).delivery();
      }
    }
    throw failed(run, target.run());
  }

  @Override
  public Delivery withdraw(Release release, Optional<Delivery> delivered) {
    if (target.undo().isEmpty()) {
      return Delivery.without(id, Outcome.LEFT, "release-kit.yml names no 'undo' for it");
    }
    if (!target.check().isEmpty() && !(observe(release) instanceof Observation.Done)) {
      return Delivery.without(id, Outcome.WITHDRAWN, "it is not there");
    }
    Run run = run(release, "undo", target.undo());
    if (run instanceof Run.Ended ended && ended.exit() == 0) {
      return Delivery.without(id, Outcome.WITHDRAWN, ended.lastLine());
    }
    throw failed(run, target.undo());
  }

  private Run run(Release release, String purpose, List<String> command) {
    return runner
        .apply(release)
        .run(
            new Program(
                id + "-" + purpose,
                command.stream().map(release::filledIn).toList(),
                target.directory(),
                target.environment(),
                target.timeout()));
  }

  private Delivery delivered(Run.Ended ended) {
    return new Delivery(id, Outcome.DELIVERED, "", "", "", ended.lastLine());
  }

  private ReleaseException failed(Run run, List<String> command) {
    String program = "channel '" + id + "': " + PlainText.line(command.get(0));
    if (run instanceof Run.Ended ended) {
      String said = ended.lastLine().isEmpty() ? "" : ": " + ended.lastLine();
      return new ReleaseException(
          program + " ended with exit code " + ended.exit() + said,
          "see " + ended.output() + ", then run the same command again");
    }
    if (run instanceof Run.Late late) {
      return new ReleaseException(
          program + " was not done in " + target.timeout().toSeconds() + " seconds",
          "see " + late.output() + ", or raise 'timeout' in release-kit.yml");
    }
    return new ReleaseException(
        program + " is not installed", "install it, or say 'required: false' in release-kit.yml");
  }

  private static String line(Release release, List<String> command) {
    return PlainText.shortLine(release.filledIn(String.join(" ", command)));
  }
}
