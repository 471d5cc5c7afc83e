package io.github.releasekit.channel;

import io.github.releasekit.adapter.forge.Runs;
import io.github.releasekit.adapter.forge.Runs.Run;
import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.WorkflowTarget;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The runs of CI that the tag of a release has started, followed to their end (P9). */
public final class WorkflowChannel implements Channel {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** How long a forge may take to begin a run. */
  private static final Duration BEGIN = Duration.ofMinutes(2);

  private final String id;
  private final WorkflowTarget target;
  private final Supplier<Runs> runs;
  private final Surroundings surroundings;
  private final Consumer<Duration> waiting;
  private final Consumer<String> out;

  /**
   * Where the release itself runs.
   *
   * @param run id of the run of CI that this is, which is not waited for; empty where it is none
   * @param inWorkflow whether it is a workflow of GitHub Actions, whose own token starts no others
   */
  public record Surroundings(String run, boolean inWorkflow) {

    /** By the variables that CI systems document. */
    public static Surroundings of(Map<String, String> environment) {
      boolean inWorkflow = "true".equals(environment.get("GITHUB_ACTIONS"));
      return new Surroundings(
          inWorkflow
              ? environment.getOrDefault("GITHUB_RUN_ID", "")
              : environment.getOrDefault("CI_PIPELINE_ID", ""),
          inWorkflow);
    }
  }

  /**
   * @param runs refuses where the address of the forge or a token is missing
   * @param waiting lets a pause pass
   * @param out is told of states as they change
   */
  public WorkflowChannel(
      String id,
      WorkflowTarget target,
      Supplier<Runs> runs,
      Surroundings surroundings,
      Consumer<Duration> waiting,
      Consumer<String> out) {
    this.id = id;
    this.target = target;
    this.runs = runs;
    this.surroundings = surroundings;
    this.waiting = waiting;
    this.out = out;
  }

  @Override
  public void requireReady() {
    // Whether the token is good enough is known when it is used.
    runs.get();
  }

  @Override
  public String intent(Release release) {
    return "wait for "
        + target.workflow().orElse("the workflows")
        + " of "
        + release.manifest().tag();
  }

  @Override
  public Observation observe(Release release) {
    List<Run> found = find(release);
    boolean good =
        !found.isEmpty()
            && found.stream().allMatch(Run::isOver)
            && found.stream().noneMatch(run -> run.state() == State.FAILED);
    return good ? new Observation.Done(new Delivered(outcome(found))) : Observation.ABSENT;
  }

  /** A failure is an outcome that is recorded, as the tag and what was published are there. */
  @Override
  public Delivery deliver(Release release) {
    Map<String, State> told = new HashMap<>();
    Duration waited = Duration.ZERO;
    while (true) {
      List<Run> found = find(release);
      found.forEach(run -> tell(run, told));
      if (found.isEmpty() && waited.compareTo(begin()) >= 0) {
        return none(release);
      }
      if (!found.isEmpty() && found.stream().allMatch(Run::isOver)) {
        return outcome(found);
      }
      if (waited.compareTo(target.timeout()) >= 0) {
        return Delivery.without(
            id,
            Outcome.FAILED,
            "not over after " + target.timeout().toSeconds() + " seconds: " + named(open(found)));
      }
      waiting.accept(PAUSE);
      waited = waited.plus(PAUSE);
    }
  }

  /** How long is waited for a run to begin. */
  private Duration begin() {
    return target.timeout().compareTo(BEGIN) < 0 ? target.timeout() : BEGIN;
  }

  private static List<Run> open(List<Run> runs) {
    return runs.stream().filter(run -> !run.isOver()).toList();
  }

  private void tell(Run run, Map<String, State> told) {
    if (told.put(run.id(), run.state()) != run.state()) {
      out.accept(
          "  "
              + PlainText.line(run.name())
              + " is "
              + run.state().name().toLowerCase(Locale.ROOT)
              + ": "
              + PlainText.line(run.url()));
    }
  }

  private List<Run> find(Release release) {
    return runs.get().ofTag(release.manifest().tag(), release.manifest().commit()).stream()
        .filter(run -> !run.id().equals(surroundings.run()))
        .filter(run -> target.workflow().map(name -> isOf(run, name)).orElse(true))
        .toList();
  }

  private static boolean isOf(Run run, String workflow) {
    return run.name().equals(workflow)
        || run.file().equals(workflow)
        || run.file().endsWith("/" + workflow);
  }

  private Delivery none(Release release) {
    String problem =
        "the tag "
            + release.manifest().tag()
            + " has started "
            + target.workflow().map(name -> "no run of " + name).orElse("no workflow");
    return surroundings.inWorkflow()
        ? Delivery.without(
            id,
            Outcome.SKIPPED,
            problem
                + ", as is so with tags that a workflow pushes with its own token; push with a token"
                + " of an app or a person to have it started")
        : Delivery.without(id, Outcome.FAILED, problem);
  }

  private Delivery outcome(List<Run> found) {
    List<Run> failed = found.stream().filter(run -> run.state() == State.FAILED).toList();
    Run shown = failed.isEmpty() ? found.get(0) : failed.get(0);
    return new Delivery(
        id,
        failed.isEmpty() ? Outcome.DELIVERED : Outcome.FAILED,
        shown.url(),
        shown.id(),
        "",
        failed.isEmpty() ? named(found) + " succeeded" : named(failed) + " failed");
  }

  private static String named(List<Run> runs) {
    return String.join(", ", runs.stream().map(run -> PlainText.line(run.name())).toList());
  }

  /** What has run has run. */
  @Override
  public Delivery withdraw(Release release, Optional<Delivery> delivered) {
    return Delivery.without(
        id, Outcome.LEFT, "what the workflows of the tag did is theirs to undo");
  }
}
