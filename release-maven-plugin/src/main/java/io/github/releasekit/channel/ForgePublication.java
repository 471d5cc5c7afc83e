package io.github.releasekit.channel;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.Releases;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The draft of a release on a forge made public, and what people there are told of it: its
 * milestone, its issues and pull requests (P2, N2).
 */
public final class ForgePublication implements Channel {

  private static final String WARNING = "> [!CAUTION]\n> **This release was taken back.**";

  private final String id;
  private final ForgeTarget target;
  private final Forge forge;

  public ForgePublication(String id, ForgeTarget target, Forge forge) {
    this.id = id;
    this.target = target;
    this.forge = forge;
  }

  @Override
  public void requireReady() {
    // Whether the token is good enough is known when it is used.
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
    Releases.Release draft =
        forge
            .releases()
            .find(tag)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "the draft of " + tag + " is not there any more",
                        "run mvn release-kit:perform again, which makes it anew"));
    Releases.Release published = forge.releases().publish(draft, release.newest());
    String missing = target.milestone().map(title -> close(release.filledIn(title))).orElse("");
    tell(release, published.url());
    return delivery(published, missing);
  }

  private String close(String milestone) {
    return forge.issues().closeMilestone(milestone)
        ? ""
        : "there is no milestone " + PlainText.line(milestone);
  }

  private void tell(Release release, String url) {
    String tag = release.manifest().tag();
    for (String reference : references(release.manifest())) {
      if (target.comment()) {
        forge
            .issues()
            .comment(
                reference,
                "Released in [" + tag + "](" + url + ").",
                "<!-- release-kit " + tag + " -->");
      }
      target.label().ifPresent(label -> forge.issues().label(reference, release.filledIn(label)));
    }
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
    Optional<Releases.Release> found = forge.releases().find(release.manifest().tag());
    if (found.isEmpty()) {
      return Delivery.without(id, Outcome.WITHDRAWN, "there is no release of the tag");
    }
    if (found.get().draft()) {
      forge.releases().remove(found.get());
      return Delivery.without(id, Outcome.WITHDRAWN, "the draft is removed");
    }
    String notes = found.get().notes();
    if (!notes.startsWith(WARNING) || !found.get().preRelease()) {
      forge.releases().demote(found.get(), warned(notes, release.reason()));
    }
    return new Delivery(
        id,
        Outcome.WITHDRAWN,
        found.get().url(),
        found.get().id(),
        "",
        "it is a pre-release with a warning");
  }

  private static String warned(String notes, String reason) {
    return notes.startsWith(WARNING)
        ? notes
        : WARNING + " " + PlainText.line(reason) + "\n\n" + notes;
  }
}
