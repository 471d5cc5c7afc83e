package io.github.releasekit.channel;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.Issues;
import io.github.releasekit.adapter.forge.Releases;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The draft of a release on a forge made public, and what people there are told of it: its
 * milestone, its issues and pull requests (P2, N2).
 */
public final class ForgePublication implements Channel {

  private static final String WARNING = "> [!CAUTION]\n> **This release was taken back.**";

  private static final int SHOWN = 3;

  private final String id;
  private final ForgeTarget target;
  private final Supplier<Forge> forge;

  /**
   * @param forge refuses where its address or a token is missing
   */
  public ForgePublication(String id, ForgeTarget target, Supplier<Forge> forge) {
    this.id = id;
    this.target = target;
    this.forge = forge;
  }

  @Override
  public void requireReady() {
    // Whether the token is good enough is known when it is used.
    forge.get();
  }

  @Override
  public String intent(Release release) {
    return "publish " + release.manifest().tag() + " on " + target.address().kind();
  }

  /** Where more than the release itself is asked for, that is seen to each time. */
  @Override
  public Observation observe(Release release) {
    boolean more = target.milestone().isPresent() || target.comment() || target.label().isPresent();
    return forge
        .get()
        .releases()
        .find(release.manifest().tag())
        .filter(found -> !found.draft() && !more)
        .<Observation>map(found -> new Observation.Done(new Delivered(delivery(found, ""))))
        .orElse(Observation.ABSENT);
  }

  /** The text of the draft stays as people have left it. */
  @Override
  public Delivery deliver(Release release) {
    String tag = release.manifest().tag();
    Releases releases = forge.get().releases();
    Releases.Release draft = releases.find(tag).orElseThrow(() -> gone(tag));
    Releases.Release published = releases.publish(draft, release.newest());
    String missing = target.milestone().map(title -> close(release.filledIn(title))).orElse("");
    String untold = tell(release, published.url());
    return delivery(
        published,
        Stream.of(missing, untold)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  static ReleaseException gone(String tag) {
    return new ReleaseException(
        "the draft of " + tag + " is not there any more",
        "run mvn release-kit:perform again, which makes it anew");
  }

  private String close(String milestone) {
    return forge.get().issues().closeMilestone(milestone)
        ? ""
        : "there is no milestone " + PlainText.line(milestone);
  }

  /**
   * Tells issues and pull requests.
   *
   * @return which could not be told and why, in a sentence; empty where all were
   */
  private String tell(Release release, String url) {
    String tag = release.manifest().tag();
    Issues issues = forge.get().issues();
    List<String> untold = new ArrayList<>();
    for (String reference : references(release.manifest())) {
      try {
        if (target.comment()) {
          issues.comment(
              reference,
              "Released in [" + tag + "](" + url + ").",
              "<!-- release-kit " + tag + " -->");
        }
        target.label().ifPresent(label -> issues.label(reference, release.filledIn(label)));
      } catch (ReleaseException e) {
        untold.add(reference + " was not told: " + e.problem());
      }
    }
    return PlainText.listed(untold, SHOWN);
  }

  /** What of the release stands on the forge: {@code #12}, {@code !12}. */
  static List<String> references(Manifest manifest) {
    return Stream.concat(
            manifest.issues().stream(),
            manifest.changes().stream()
                .map(Manifest.ChangeRecord::pullRequest)
                .filter(Objects::nonNull))
        .filter(reference -> reference.matches("[#!][0-9]{1,9}"))
        .distinct()
        .toList();
  }

  private Delivery delivery(Releases.Release found, String detail) {
    return new Delivery(id, Outcome.DELIVERED, found.url(), found.id(), "", detail);
  }

  /** What is public stays to be found, with a warning; what is not goes. */
  @Override
  public Delivery withdraw(Release release, Optional<Delivery> delivered) {
    Releases releases = forge.get().releases();
    Optional<Releases.Release> found = releases.find(release.manifest().tag());
    if (found.isEmpty()) {
      return Delivery.without(id, Outcome.WITHDRAWN, "there is no release of the tag");
    }
    if (found.get().draft()) {
      releases.remove(found.get());
      return Delivery.without(id, Outcome.WITHDRAWN, "the draft is removed");
    }
    Releases.Release warned = found.get();
    if (!isWarned(warned.notes()) || !warned.preRelease()) {
      warned = releases.demote(warned, warned(warned.notes(), release.reason()));
    }
    return new Delivery(
        id,
        Outcome.WITHDRAWN,
        warned.url(),
        warned.id(),
        "",
        warned.preRelease() ? "it is a pre-release with a warning" : "it has a warning");
  }

  /** Also where the forge, or a person, has changed ends of lines since. */
  private static boolean isWarned(String notes) {
    return notes.replace("\r\n", "\n").contains(WARNING);
  }

  private static String warned(String notes, String reason) {
    return isWarned(notes) ? notes : WARNING + " " + PlainText.line(reason) + "\n\n" + notes;
  }
}
