package io.github.releasekit.mojo;

import io.github.releasekit.goal.RecordGoal;
import io.github.releasekit.goal.RecordText;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Enters in the ledger what happens to a release outside: where it is deployed, what breaks there
 * and when that ends, what people think of it, and what somebody wants to be on record. A
 * deployment has to be in order and approved, as {@code environments} of {@code release-kit.yml}
 * say; with {@code dryRun} it is asked beforehand whether it is.
 */
@Mojo(name = "record", aggregator = true, threadSafe = true)
public final class RecordMojo extends AbstractRepositoryMojo {

  /**
   * What is recorded: {@code deployment}, {@code incident}, {@code restored}, {@code survey} or
   * {@code note}.
   */
  @Parameter(property = "event")
  private @Nullable String event;

  /**
   * The release that it is about. By default, of an incident the one that runs in the environment,
   * of its end that of the incident, else the one that was performed last and is not taken back.
   */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /**
   * Where it was deployed to, or where something broke: an environment of {@code release-kit.yml}.
   */
  @Parameter(property = "environment")
  private @Nullable String environment;

  /**
   * How a deployment went: {@code succeeded}, {@code failed}, or {@code rolled-back} where the
   * environment runs the release before it again. By default {@code succeeded}.
   */
  @Parameter(property = "release-kit.outcome")
  private @Nullable String outcome;

  /** When a deployment began, in ISO 8601; by default when it was done. */
  @Parameter(property = "release-kit.startedAt")
  private @Nullable String startedAt;

  /** When it happened, in ISO 8601, such as {@code 2026-11-01T08:00:00Z}; by default now. */
  @Parameter(property = "release-kit.at")
  private @Nullable String at;

  /** How the team calls an incident, on one line; required for it and for its end. */
  @Parameter(property = "release-kit.id")
  private @Nullable String id;

  /** How bad an incident is, in a word of the team's own. */
  @Parameter(property = "severity")
  private @Nullable String severity;

  /** Where more about it is, {@code https://…}. */
  @Parameter(property = "release-kit.link")
  private @Nullable String link;

  /** What is to be said about it, on one line; required for {@code note}. */
  @Parameter(property = "release-kit.note")
  private @Nullable String note;

  /** Who was asked in a survey, in a word of the team's own; required for it. */
  @Parameter(property = "release-kit.audience")
  private @Nullable String audience;

  /** The mean of the answers to a survey, such as {@code 4.2}; required for it. */
  @Parameter(property = "release-kit.score")
  private @Nullable String score;

  /** The best that the score of a survey can be; by default 5. */
  @Parameter(property = "release-kit.best")
  private @Nullable String best;

  /** How many have answered a survey; required for it. */
  @Parameter(property = "release-kit.responses")
  private @Nullable String responses;

  /**
   * Why a deployment is made although the release has not come to the environment before. It is
   * kept. Approvals are needed all the same.
   */
  @Parameter(property = "reason")
  private @Nullable String reason;

  /** Whether the ledger is pushed; where not, the event is in this clone only. */
  @Parameter(property = "pushChanges", defaultValue = "true")
  private boolean pushChanges;

  /** Says what would be recorded, or why it would be refused, and stops. */
  @Parameter(property = "dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  protected void run() {
    RecordText text =
        new RecordText(given(event))
            .with(RecordText.VERSION, given(releaseVersion))
            .with(RecordText.ENVIRONMENT, given(environment))
            .with(RecordText.OUTCOME, given(outcome))
            .with(RecordText.STARTED_AT, given(startedAt))
            .with(RecordText.AT, given(at))
            .with(RecordText.ID, given(id))
            .with(RecordText.SEVERITY, given(severity))
            .with(RecordText.LINK, given(link))
            .with(RecordText.NOTE, given(note))
            .with(RecordText.AUDIENCE, given(audience))
            .with(RecordText.SCORE, given(score))
            .with(RecordText.BEST, given(best))
            .with(RecordText.RESPONSES, given(responses))
            .with(RecordText.REASON, given(reason));
    new RecordGoal(invocation(), new RecordGoal.Settings(text, pushChanges, dryRun)).run();
  }
}
