package io.github.releasekit.channel;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.Releases;
import io.github.releasekit.adapter.forge.Releases.Asset;
import io.github.releasekit.domain.Glob;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A release on a forge with all of its files, which nobody sees yet but those who check it (P2).
 */
public final class ForgeDraft implements Channel {

  private final String id;
  private final ForgeTarget target;
  private final Supplier<Forge> forge;
  private final boolean anew;

  /**
   * @param forge refuses where its address or a token is missing
   * @param anew whether it is made where there is none; else one that a person has looked at has to
   *     be there
   */
  public ForgeDraft(String id, ForgeTarget target, Supplier<Forge> forge, boolean anew) {
    this.id = id;
    this.target = target;
    this.forge = forge;
    this.anew = anew;
  }

  private Releases releases() {
    return forge.get().releases();
  }

  @Override
  public void requireReady() {
    // Whether the token is good enough is known when it is used.
    forge.get();
  }

  @Override
  public void requireFit(Release release) {
    files(release);
  }

  @Override
  public String intent(Release release) {
    return "draft "
        + release.manifest().tag()
        + " on "
        + target.address().kind()
        + " with "
        + PlainText.count(files(release).size(), "file");
  }

  @Override
  public Observation observe(Release release) {
    Optional<Releases.Release> found = releases().find(release.manifest().tag());
    if (found.isEmpty()) {
      return Observation.ABSENT;
    }
    boolean complete = true;
    for (Artifact file : files(release)) {
      Optional<Asset> asset = found.get().asset(file.name());
      boolean draft = found.get().draft();
      if (asset.filter(there -> isForeign(there, file, draft)).isPresent()) {
        return new Observation.Foreign(
            file.name() + " of " + found.get().url() + " is another file than was released",
            "remove it there, then run the same command again");
      }
      complete &= asset.filter(there -> isSame(there, file, draft)).isPresent();
    }
    if (!complete && !found.get().draft()) {
      return new Observation.Foreign(
          found.get().url() + " is public already, and lacks files of the release",
          "remove that release there, but not the tag, then run the same command again");
    }
    return complete
        ? new Observation.Done(new Delivered(delivery(found.get())))
        : Observation.ABSENT;
  }

  /**
   * In a draft, what may be the beginning of the file, or cannot be read, is for who attaches it.
   */
  private static boolean isForeign(Asset asset, Artifact file, boolean draft) {
    boolean isOpen = draft && (asset.size() < file.size() || asset.sha256().isEmpty());
    return asset.complete() && !isOpen && isOther(asset, file);
  }

  private static boolean isOther(Asset asset, Artifact file) {
    return asset.size() != file.size()
        || asset.sha256().filter(sha256 -> !sha256.equals(file.sha256())).isPresent();
  }

  /** A forge that names no digest is believed by the size only where nothing can be changed. */
  private static boolean isSame(Asset asset, Artifact file, boolean draft) {
    return asset.complete() && !isOther(asset, file) && (asset.sha256().isPresent() || !draft);
  }

  @Override
  public Delivery deliver(Release release) {
    String tag = release.manifest().tag();
    List<Artifact> files = files(release);
    Releases releases = releases();
    if (!anew && releases.find(tag).isEmpty()) {
      throw ForgePublication.gone(tag);
    }
    Releases.Release draft =
        releases.draft(
            new Releases.Draft(tag, tag, release.notes().get(), release.version().isPreRelease()));
    for (Artifact file : files) {
      releases.attach(draft, file.name(), release.content().apply(file), file.sha256());
    }
    return delivery(releases.find(tag).orElse(draft));
  }

  private Delivery delivery(Releases.Release found) {
    return new Delivery(
        id,
        found.draft() ? Outcome.DRAFTED : Outcome.DELIVERED,
        found.url(),
        found.id(),
        "",
        PlainText.count(found.assets().size(), "file"));
  }

  /** Its publication is taken back, which a draft ends with as well. */
  @Override
  public Delivery withdraw(Release release, Optional<Delivery> delivered) {
    return Delivery.without(id, Outcome.WITHDRAWN, "");
  }

  /**
   * A POM, with or without a classifier as Maven 4 has one more, or a signature of one; in Maven's
   * layout the directories tell what a file's name is.
   */
  private static boolean isPom(Artifact file) {
    String[] names = file.path().split("/");
    if (names.length < 3) {
      return false;
    }
    String module = names[names.length - 3] + "-" + names[names.length - 2];
    return file.name().startsWith(module)
        && file.name().substring(module.length()).matches("(-[^.]*)?\\.pom(\\..*)?");
  }

  /**
   * What is attached.
   *
   * @throws ReleaseException when two files have one name
   */
  private List<Artifact> files(Release release) {
    List<Artifact> files =
        release.files().stream()
            .filter(
                file ->
                    target.files().isEmpty()
                        ? !isPom(file)
                        : target.files().stream()
                            .anyMatch(glob -> Glob.matches(release.filledIn(glob), file.name())))
            .toList();
    Set<String> names = new HashSet<>();
    for (Artifact file : files) {
      if (!names.add(file.name())) {
        throw new ReleaseException(
            "two files of the release are called " + file.name(),
            "name the ones to attach with 'files' of channel '" + id + "' in release-kit.yml");
      }
    }
    return files;
  }
}
