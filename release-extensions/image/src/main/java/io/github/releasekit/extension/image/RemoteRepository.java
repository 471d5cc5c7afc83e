package io.github.releasekit.extension.image;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.Set;

/** The manifests and tags of a repository. */
final class RemoteRepository {

  /** With these, registries say that they do not remove single tags. */
  private static final Set<Integer> CANNOT = Set.of(400, 405, 501);

  private static final String DIGEST = "Docker-Content-Digest";

  private final Reference repository;
  private final RegistrySession session;

  RemoteRepository(Reference repository, RegistrySession session) {
    this.repository = repository;
    this.session = session;
  }

  /** What its manifests are made of. */
  RemoteBlobs blobs() {
    return new RemoteBlobs(repository, session);
  }

  /**
   * The digest that a tag points to.
   *
   * @return empty where there is no such tag
   */
  Optional<String> digest(String tag) {
    Answer answer = session.send(Call.of("HEAD", uri(tag)).with("Accept", accepted()));
    if (answer.isNotFound()) {
      requireRegistry();
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw session.refusal("to say what " + name(tag) + " is", answer);
    }
    Optional<String> digest = answer.header(DIGEST).filter(Sha256::isDigest);
    return digest.isPresent()
        ? digest
        : manifest(tag).map(manifest -> manifest.descriptor().digest());
  }

  /**
   * A manifest.
   *
   * @param point tag or digest
   * @return empty where there is none
   * @throws ReleaseException when it does not have its digest, or is of a type that is unknown
   */
  Optional<Manifest> manifest(String point) {
    Answer answer = session.send(Call.of("GET", uri(point)).with("Accept", accepted()));
    if (answer.isNotFound()) {
      requireRegistry();
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw session.refusal("to give " + name(point), answer);
    }
    String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    String said = Json.read(answer.body()).path("mediaType").asText(type);
    if (!MediaType.isManifest(said)) {
      throw new ReleaseException(
          name(point) + " is of the type '" + PlainText.shortLine(said) + "'",
          "use an image that Docker or an OCI registry of our day has written");
    }
    Manifest manifest = new Manifest(said, answer.body());
    if (Sha256.isDigest(point)) {
      requireDigest(point, manifest.descriptor().digest(), name(point));
    }
    return Optional.of(manifest);
  }

  /**
   * Puts a manifest.
   *
   * @param point its digest, or a tag
   */
  void put(Manifest manifest, String point) {
    Call call =
        Call.of("PUT", uri(point))
            .sending(
                manifest.mediaType(),
                BodyPublishers.ofByteArray(manifest.bytes()),
                manifest.bytes().length);
    Answer answer = session.send(call);
    if (!answer.isSuccess()) {
      throw session.refusal("to take " + name(point), answer);
    }
    answer
        .header(DIGEST)
        .ifPresent(digest -> requireDigest(manifest.descriptor().digest(), digest, name(point)));
  }

  /**
   * Removes a tag, and never what it points to.
   *
   * @return false when the registry does not do that
   */
  boolean remove(String tag) {
    Answer answer = session.send(Call.of("DELETE", uri(tag)));
    if (answer.isSuccess()) {
      return true;
    }
    if (CANNOT.contains(answer.status())) {
      return digest(tag).isEmpty();
    }
    if (answer.isNotFound()) {
      return digest(tag).isEmpty();
    }
    throw session.refusal("to remove " + name(tag), answer);
  }

  /** Some other server says of anything that it is not there. */
  private void requireRegistry() {
    URI root = URI.create(session.registry().endpoint() + "/v2/");
    Answer answer = session.send(Call.of("GET", root));
    if (!answer.isOk() && !answer.isUnauthorized() && answer.status() != 403) {
      throw new ReleaseException(
          session.registry() + " is no registry: it answers " + answer.status() + " to /v2/",
          "correct the host of the image");
    }
  }

  private static void requireDigest(String expected, String found, String what) {
    if (!found.equals(expected)) {
      throw new ReleaseException(
          what + " has the digest " + PlainText.shortLine(found) + ", not " + expected,
          "see what changes it between here and the registry");
    }
  }

  private URI uri(String point) {
    return URI.create(
        session.registry().endpoint() + "/v2/" + repository.path() + "/manifests/" + point);
  }

  private String name(String point) {
    return new Reference(repository.registry(), repository.path(), point).toString();
  }

  private static String accepted() {
    return String.join(", ", MediaType.MANIFESTS);
  }
}
