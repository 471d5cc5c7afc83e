package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ContainerImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Container images in registries. */
public final class RegistryImages implements ContainerImages {

  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*");

  private final Patience patience;
  private final Duration answering;

  /** As the service is made. */
  public RegistryImages() {
    this(Patience.standard(), Duration.ofMinutes(1));
  }

  /**
   * @param answering how long an answer may take
   */
  RegistryImages(Patience patience, Duration answering) {
    this.patience = patience;
    this.answering = answering;
  }

  @Override
  public Optional<String> digest(Access access, String repository, String tag) {
    Reference.requireTag(tag);
    return open(access, Reference.repository(repository)).digest(tag);
  }

  @Override
  public String push(Access access, Image image, String tag) {
    Reference.requireTag(tag);
    Reference target = Reference.repository(image.repository());
    Reference base = Reference.image(image.base());
    ImageForm.require(image);
    boolean near = base.registry().equals(target.registry());
    List<String> scopes = near ? List.of("repository:" + base.path() + ":pull") : List.of();
    return new ImagePush(
            base, open(access, base), target, open(access, target, scopes), access.cache())
        .push(image, tag);
  }

  @Override
  public void tag(Access access, String repository, String digest, String tag) {
    Reference.requireTag(tag);
    Sha256.require(digest);
    RemoteRepository remote = open(access, Reference.repository(repository));
    remote.put(require(remote, repository, digest), tag);
  }

  @Override
  public String attach(
      Access access, String repository, String subject, String tag, String mediaType, Path file) {
    Reference.requireTag(tag);
    Sha256.require(subject);
    if (!MEDIA_TYPE.matcher(mediaType).matches()) {
      throw new ReleaseException(
          "'" + PlainText.shortLine(mediaType) + "' is no media type",
          "write it as type/subtype, such as application/json");
    }
    RemoteRepository remote = open(access, Reference.repository(repository));
    Descriptor layer = descriptor(file, mediaType);
    Descriptor config = new Descriptor(MediaType.EMPTY, Sha256.of(NOTHING), NOTHING.length);
    Manifest image = require(remote, repository, subject);
    ObjectNode json =
        Json.object()
            .put("schemaVersion", 2)
            .put("mediaType", MediaType.MANIFEST)
            .put("artifactType", mediaType);
    json.set("config", config.json());
    ObjectNode named = json.putArray("layers").addObject().setAll(layer.json());
    named
        .putObject("annotations")
        .put("org.opencontainers.image.title", String.valueOf(file.getFileName()));
    json.set("subject", image.descriptor().json());
    remote.blobs().put(config, NOTHING);
    remote.blobs().put(layer, file);
    Manifest artifact = Manifest.of(json);
    remote.put(artifact, tag);
    return artifact.descriptor().digest();
  }

  @Override
  public boolean removeTag(Access access, String repository, String tag) {
    Reference.requireTag(tag);
    return open(access, Reference.repository(repository)).remove(tag);
  }

  private static Descriptor descriptor(Path file, String mediaType) {
    try {
      return new Descriptor(mediaType, Sha256.of(file), Files.size(file));
    } catch (IOException e) {
      throw new ReleaseException(
          file + " cannot be read: " + e.getMessage(), "see that it is there, and a file", e);
    }
  }

  private static Manifest require(RemoteRepository remote, String repository, String digest) {
    return remote
        .manifest(digest)
        .orElseThrow(
            () ->
                new ReleaseException(
                    repository + " does not have " + digest,
                    "push the image first, or correct the repository"));
  }

  private RemoteRepository open(Access access, Reference repository) {
    return open(access, repository, List.of());
  }

  private RemoteRepository open(Access access, Reference repository, List<String> scopes) {
    RegistryHost registry = repository.registry();
    Transport transport = new Transport(answering);
    Authorization authorization =
        new Authorization(registry, registry.credentials(access.credentials()), scopes, transport);
    return new RemoteRepository(
        repository, new RegistrySession(registry, authorization, transport, patience));
  }
}
