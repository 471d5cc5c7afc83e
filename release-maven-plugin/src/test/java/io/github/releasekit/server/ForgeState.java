package io.github.releasekit.server;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that is on a forge, without identifiers and times: two forges with equal states look the same
 * to people.
 *
 * @param latest the tag of the release that was chosen as the latest
 * @param labels those that can be given, as often as they are there
 * @param milestones whether they are open
 * @param branches their commits' messages, oldest first, and their files
 */
public record ForgeState(
    List<Published> releases,
    Optional<String> latest,
    List<Talk> issues,
    List<Talk> proposals,
    List<String> labels,
    SortedMap<String, Boolean> milestones,
    SortedMap<String, Branch> branches) {

  /** A release or draft; files that have not all arrived are told as such in their content. */
  public record Published(
      String tag,
      String name,
      String notes,
      boolean draft,
      boolean preRelease,
      List<Attached> files) {}

  /** A file of a release. */
  public record Attached(String name, String content) {}

  /** An issue or proposal. */
  public record Talk(
      String reference,
      String title,
      String text,
      boolean open,
      List<String> comments,
      List<String> labels) {}

  /** A branch. */
  public record Branch(List<String> commits, SortedMap<String, String> files) {}

  /** The release of a tag; there is at most one. */
  public Optional<Published> release(String tag) {
    List<Published> all = releases.stream().filter(r -> r.tag().equals(tag)).toList();
    if (all.size() > 1) {
      throw new AssertionError("more than one: " + all);
    }
    return all.stream().findFirst();
  }

  /** An issue or proposal. */
  public Talk talk(String reference) {
    return java.util.stream.Stream.concat(proposals.stream(), issues.stream())
        .filter(talk -> talk.reference().equals(reference))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + reference));
  }
}
