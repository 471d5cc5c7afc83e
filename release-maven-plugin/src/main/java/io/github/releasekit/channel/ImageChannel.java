package io.github.releasekit.channel;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.extension.ContainerImages;
import io.github.releasekit.extension.ContainerImages.Access;
import io.github.releasekit.extension.ContainerImages.Image;
import io.github.releasekit.extension.ContainerImages.Layer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A container image in a registry (P4). It is pushed under the tag {@code sha-<commit>} first,
 * where a run that goes on finds it, whatever has become of its base since; then that of its
 * version is put to it, unless it is there with another image; last come the tags that move, {@code
 * X.Y} and {@code latest}, where no higher version has them.
 */
public final class ImageChannel implements Channel {

  private static final String LATEST = "latest";
  private static final int ABBREVIATED = 12;

  /** What stands beside an image: endings of files, of their tags, and their media types. */
  private static final List<Attachment> ATTACHMENTS =
      List.of(
          new Attachment("-cyclonedx.json", ".cdx", "application/vnd.cyclonedx+json"),
          new Attachment(".spdx.json", ".spdx", "application/spdx+json"),
          new Attachment(".intoto.jsonl", ".att", "application/vnd.in-toto+json"));

  private final String id;
  private final ImageTarget target;
  private final Supplier<ContainerImages> images;
  private final Access access;
  private final Map<String, String> labels;

  private record Attachment(String ending, String tag, String mediaType) {}

  /**
   * @param images the extension, asked for when it is needed
   * @param labels that every image of the project gets
   */
  public ImageChannel(
      String id,
      ImageTarget target,
      Supplier<ContainerImages> images,
      Access access,
      Map<String, String> labels) {
    this.id = id;
    this.target = target;
    this.images = images;
    this.access = access;
    this.labels = Map.copyOf(labels);
  }

  @Override
  public void requireReady() {
    images.get();
  }

  @Override
  public void requireFit(Release release) {
    release.file(target.artifact(), "artifact");
  }

  @Override
  public String intent(Release release) {
    return "push "
        + reference(release.manifest().version())
        + " for "
        + String.join(", ", target.platforms())
        + (moving(release).isEmpty() ? "" : ", also as " + String.join(", ", moving(release)));
  }

  @Override
  public Observation observe(Release release) {
    Optional<String> versioned = digest(release.manifest().version());
    if (versioned.isEmpty()) {
      return Observation.ABSENT;
    }
    if (!versioned.equals(digest(own(release)))) {
      return new Observation.Foreign(
          reference(release.manifest().version()) + " is another image than was released",
          "a version is never pushed twice: see who pushed it, and release the next version");
    }
    boolean moved = moving(release).stream().allMatch(tag -> digest(tag).equals(versioned));
    boolean attached =
        attachments(release).keySet().stream()
            .allMatch(a -> digest(attachmentTag(versioned.get(), a)).isPresent());
    return moved && attached
        ? new Observation.Done(new Delivered(delivery(release, versioned.get(), "")))
        : Observation.ABSENT;
  }

  @Override
  public Delivery deliver(Release release) {
    String digest =
        digest(own(release))
            .orElseGet(() -> images.get().push(access, image(release), own(release)));
    Optional<String> there = digest(release.manifest().version());
    if (there.filter(other -> !other.equals(digest)).isPresent()) {
      throw new ReleaseException(
          reference(release.manifest().version()) + " is there as another image, " + there.get(),
          "a version is never pushed twice: see who pushed it, and release the next version");
    }
    if (there.isEmpty()) {
      images.get().tag(access, target.repository(), digest, release.manifest().version());
    }
    attachments(release)
        .forEach(
            (attachment, file) ->
                images
                    .get()
                    .attach(
                        access,
                        target.repository(),
                        digest,
                        attachmentTag(digest, attachment),
                        attachment.mediaType(),
                        release.content().apply(file)));
    String before = moving(release).contains(LATEST) ? digest(LATEST).orElse("") : "";
    for (String tag : moving(release)) {
      images.get().tag(access, target.repository(), digest, tag);
    }
    return delivery(release, digest, before.equals(digest) ? "" : before);
  }

  private Delivery delivery(Release release, String digest, String before) {
    return Delivery.delivered(id, reference(release.manifest().version()), digest)
        .replacing(before);
  }

  /** The version's own tag stays for those who have named it. */
  @Override
  public Delivery withdraw(Release release, Optional<Delivery> delivered) {
    Optional<String> digest =
        delivered
            .map(Delivery::reference)
            .filter(reference -> !reference.isEmpty())
            .or(() -> digest(release.manifest().version()))
            .or(() -> digest(own(release)));
    if (digest.isEmpty()) {
      return Delivery.without(id, Outcome.WITHDRAWN, "there is no image of it");
    }
    List<String> left = new ArrayList<>();
    for (String tag : List.of(line(release), LATEST)) {
      if (digest(tag).equals(digest) && !moveBack(release, tag)) {
        left.add(tag);
      }
    }
    String stays = reference(release.manifest().version()) + " stays for those who have named it";
    return new Delivery(
        id,
        left.isEmpty() ? Outcome.WITHDRAWN : Outcome.LEFT,
        reference(release.manifest().version()),
        digest.get(),
        "",
        left.isEmpty()
            ? stays
            : stays
                + "; the registry removes no tags, so that these still lead to it: "
                + String.join(", ", left));
  }

  /** Points a tag to the version before that has an image, or removes it where none has. */
  private boolean moveBack(Release release, String tag) {
    Optional<String> before =
        release.earlier(tag.equals(LATEST) ? "" : tag + ".").stream()
            .flatMap(version -> digest(version.toString()).stream())
            .findFirst();
    if (before.isPresent()) {
      images.get().tag(access, target.repository(), before.get(), tag);
      return true;
    }
    return images.get().removeTag(access, target.repository(), tag);
  }

  private Optional<String> digest(String tag) {
    return images.get().digest(access, target.repository(), tag);
  }

  private String reference(String tag) {
    return target.repository() + ":" + tag;
  }

  private static String own(Release release) {
    return "sha-" + release.manifest().commit().substring(0, ABBREVIATED);
  }

  /** {@code X.Y}. */
  private static String line(Release release) {
    List<String> numbers = release.version().numbers();
    return String.join(".", numbers.subList(0, Math.min(2, numbers.size())));
  }

  private static List<String> moving(Release release) {
    List<String> tags = new ArrayList<>();
    if (release.newest(line(release) + ".")) {
      tags.add(line(release));
    }
    if (release.newest()) {
      tags.add(LATEST);
    }
    return tags;
  }

  private static String attachmentTag(String digest, Attachment attachment) {
    return digest.replace(':', '-') + attachment.tag();
  }

  /** Of the root module, which speak of the whole release. */
  private static Map<Attachment, Artifact> attachments(Release release) {
    String root = release.filledIn("@{artifactId}-@{version}");
    Map<Attachment, Artifact> found = new LinkedHashMap<>();
    for (Attachment attachment : ATTACHMENTS) {
      release.files().stream()
          .filter(file -> file.name().equals(root + attachment.ending()))
          .findFirst()
          .ifPresent(file -> found.put(attachment, file));
    }
    return found;
  }

  private Image image(Release release) {
    Artifact program = release.file(target.artifact(), "artifact");
    String path = "/app/" + program.name();
    List<String> entrypoint = new ArrayList<>(List.of("java"));
    entrypoint.addAll(target.jvmArguments());
    entrypoint.addAll(List.of("-jar", path));
    entrypoint.addAll(target.arguments());
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put("org.opencontainers.image.version", release.manifest().version());
    all.put("org.opencontainers.image.revision", release.manifest().commit());
    all.put("org.opencontainers.image.created", release.manifest().createdAt());
    all.putAll(target.labels());
    return new Image(
        target.repository(),
        target.base(),
        target.platforms(),
        List.of(new Layer("app", Map.of(path, release.content().apply(program)))),
        entrypoint,
        target.environment(),
        target.ports(),
        target.user(),
        all,
        Instant.parse(release.manifest().createdAt()));
  }
}
