package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.DependentsTarget;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.HomebrewTarget;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.channel.JiraTarget;
import io.github.releasekit.domain.channel.WorkflowTarget;

/** What a rollback of a public release can take back from each kind of channel (U2). */
final class Withdrawals {

  private Withdrawals() {}

  /** What happens there, in a few words. */
  static String of(ChannelPolicy.Target target) {
    if (target instanceof ForgeTarget forge) {
      return forge.address().kind() == ForgeTarget.Kind.GITLAB
          ? "a draft is removed; a public release stays and gets a warning with the reason"
          : "a draft is removed; a public release becomes a pre-release with a warning and the"
              + " reason";
    }
    if (target instanceof ImageTarget image) {
      return "the moving tags of "
          + Wording.text(image.repository())
          + " go back to the version before; the tag of the version itself stays";
    }
    if (target instanceof HomebrewTarget homebrew) {
      return "the formula "
          + Wording.text(homebrew.formula())
          + " of the version before comes back, or is removed where there was none";
    }
    if (target instanceof CommandTarget command) {
      return command.undo().isEmpty()
          ? "it stays: there is no undo"
          : "undone by " + Wording.code(String.join(" ", command.undo()));
    }
    if (target instanceof JiraTarget jira) {
      return "the version in "
          + Wording.text(jira.project())
          + " is unreleased, and its description says why";
    }
    if (target instanceof DependentsTarget dependents) {
      return (dependents.asIssue() ? "issues" : "pull requests") + " stay, and are listed";
    }
    if (target instanceof WorkflowTarget) {
      return "what the runs did stays";
    }
    throw new IllegalArgumentException(target.toString());
  }

  /** What kind of place it is, in a few words. */
  static String kind(ChannelPolicy.Target target) {
    if (target instanceof ForgeTarget forge) {
      return "a release on "
          + switch (forge.address().kind()) {
            case GITHUB -> "GitHub";
            case GITLAB -> "GitLab";
            case GITEA -> "Gitea or Forgejo";
          }
          + (forge.automatic() ? "" : ", as a draft that a person publishes");
    }
    if (target instanceof ImageTarget image) {
      return "the image " + Wording.text(image.repository());
    }
    if (target instanceof HomebrewTarget homebrew) {
      return "the formula " + Wording.text(homebrew.formula());
    }
    if (target instanceof CommandTarget command) {
      return "the program " + Wording.code(String.join(" ", command.run()));
    }
    if (target instanceof JiraTarget jira) {
      return "a version in " + Wording.text(jira.project()) + " of Jira";
    }
    if (target instanceof DependentsTarget dependents) {
      return (dependents.asIssue() ? "issues" : "pull requests") + " in repositories that use it";
    }
    if (target instanceof WorkflowTarget workflow) {
      return "the runs of CI that the tag starts"
          + (workflow.rollBack() ? ", whose failure takes the release back" : "");
    }
    throw new IllegalArgumentException(target.toString());
  }
}
