package io.github.releasekit.graph;

import java.util.List;

/**
 * What a reader sees at a glance: how it was, what is done, and how it is then.
 *
 * @param title a sentence
 * @param policy the text of release-kit.yml
 * @param before drawing of remote and clone
 * @param steps lines of a console: {@code $ } and a goal, a git command, {@code commit fix: late},
 *     {@code write path=text}, or what people do on the forge, {@code merge release/v1.1.0 into
 *     main} ({@code squash}, {@code rebase}); {@code > } and what is done while the goal above it
 *     builds
 * @param refusals what the last step says when it is refused; empty where it is not
 * @param after drawing; as before where it is left out
 * @param changelogs of branches of the remote: {@code main: 1.1.0, 1.0.0}
 * @param byHand what people would have done instead, with the same files in the end: see {@link
 *     ByHand}
 * @param requests that the forge has and that are open, the oldest first: {@code
 *     merge/v1.1.0-into-main -> main}
 * @param said what is told, each in one line
 */
record Scenario(
    String title,
    String policy,
    String before,
    List<String> steps,
    List<String> refusals,
    String after,
    List<String> changelogs,
    List<String> byHand,
    List<String> requests,
    List<String> said) {

  Scenario {
    steps = List.copyOf(steps);
    refusals = List.copyOf(refusals);
    changelogs = List.copyOf(changelogs);
    byHand = List.copyOf(byHand);
    requests = List.copyOf(requests);
    said = List.copyOf(said);
  }

  /** Whether the remote is on a forge. */
  boolean hasForge() {
    return policy.contains("pull-request") || policy.contains("forge") || !requests.isEmpty();
  }
}
