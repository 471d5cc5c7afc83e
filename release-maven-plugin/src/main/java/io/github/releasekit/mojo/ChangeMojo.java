package io.github.releasekit.mojo;

import io.github.releasekit.domain.change.Vote.Choice;
import io.github.releasekit.goal.ChangeGoal;
import io.github.releasekit.goal.ChangeGoal.Action;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Begins, lists, scores and votes on change requests, which are files in the repository; what they
 * need is under {@code changeRequests} in {@code release-kit.yml}. Votes are signed with the key
 * that git signs with, and entered in the ledger of the remote.
 */
@Mojo(name = "change", aggregator = true, threadSafe = true)
public final class ChangeMojo extends AbstractRepositoryMojo {

  /**
   * {@code list} shows all change requests and where they stand, {@code create} writes the file of
   * a new one, {@code score} enters scores in the file of one, or shows those that are committed,
   * {@code vote} votes on one.
   */
  @Parameter(property = "action", defaultValue = "list")
  private String action;

  /** The change request to score or to vote on, such as {@code CR-2026-001}. */
  @Parameter(property = "release-kit.change")
  private @Nullable String change;

  /** The title of a new change request, on one line. */
  @Parameter(property = "release-kit.title")
  private @Nullable String title;

  /**
   * The scores to enter, 1 to 10 by criterion: {@code business-value=8,customer-impact=7}. Those
   * that are not named stay as they are.
   */
  @Parameter(property = "release-kit.scores")
  private @Nullable String scores;

  /** Your vote: {@code yes}, {@code no}, {@code abstain}, or {@code veto} of those who have one. */
  @Parameter(property = "release-kit.vote")
  private @Nullable String vote;

  /** Whether the ledger is pushed; where not, the vote is in this clone only. */
  @Parameter(property = "pushChanges", defaultValue = "true")
  private boolean pushChanges;

  @Override
  protected void run() {
    new ChangeGoal(
            invocation(),
            new ChangeGoal.Settings(
                Action.parse(action),
                given(change),
                given(title),
                given(scores),
                given(vote).map(Choice::parse),
                pushChanges))
        .run();
  }
}
