package io.github.releasekit.extension.image;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The layers, configurations and other files of a repository. */
final class RemoteBlobs {

  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final Reference repository;
  private final RegistrySession session;

  RemoteBlobs(Reference repository, RegistrySession session) {
    this.repository = repository;
    this.session = session;
  }

  boolean has(String digest) {
    Answer answer = session.send(Call.of("HEAD", uri(digest)));
    if (answer.isOk() || answer.isNotFound()) {
      return answer.isOk();
    }
    throw session.refusal("to say whether " + repository + " has " + digest, answer);
  }

  /**
   * A document.
   *
   * @throws ReleaseException when it is not there, or does not have its digest
   */
  byte[] read(Descriptor blob) {
    Answer answer = session.send(Call.of("GET", uri(blob.digest())));
    if (!answer.isOk()) {
      throw session.refusal("to give " + blob.digest() + " of " + repository, answer);
    }
    if (!Sha256.of(answer.body()).equals(blob.digest())) {
      throw changed(blob);
    }
    return answer.body();
  }

  /**
   * Brings one into a directory, where it stays.
   *
   * @return its file
   */
  Path download(Descriptor blob, Path directory) {
    Path file = directory.resolve(blob.digest().replace(':', '-'));
    try {
      if (Files.isRegularFile(file) && Sha256.of(file).equals(blob.digest())) {
        return file;
      }
      Files.createDirectories(directory);
      Path part = Files.createTempFile(directory, "layer", ".part");
      try {
        download(blob, Call.of("GET", uri(blob.digest())).into(part, blob.size()));
        if (!Sha256.of(part).equals(blob.digest())) {
          throw changed(blob);
        }
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new ReleaseException(
          file + " cannot be written: " + e.getMessage(), "see that there is space for it", e);
    }
  }

  private void download(Descriptor blob, Call call) {
    Answer answer = session.send(call);
    if (!answer.isOk()) {
      throw session.refusal("to give " + blob.digest() + " of " + repository, answer);
    }
  }

  private ReleaseException changed(Descriptor blob) {
    return new ReleaseException(
        "what " + repository + " gives for " + blob.digest() + " does not have this digest",
        "see what changes it between here and the registry");
  }

  /**
   * Takes one over from another repository of the same registry.
   *
   * @return false when the registry wants it to be sent
   */
  boolean mount(String digest, String from) {
    URI uri = uploads("?mount=" + encoded(digest) + "&from=" + encoded(from));
    return session.send(Call.of("POST", uri)).status() == CREATED;
  }

  void put(Descriptor blob, Path file) {
    BodyPublisher content;
    try {
      content = BodyPublishers.ofFile(file);
    } catch (IOException e) {
      throw new ReleaseException(
          file + " cannot be read: " + e.getMessage(), "see that it is there, and a file", e);
    }
    put(blob, content);
  }

  void put(Descriptor blob, byte[] content) {
    put(blob, BodyPublishers.ofByteArray(content));
  }

  /** Sends one, unless it is there. */
  private void put(Descriptor blob, BodyPublisher content) {
    if (has(blob.digest())) {
      return;
    }
    Answer answer = session.persist(() -> upload(blob, content));
    if (!answer.isSuccess()) {
      throw session.refusal("to take " + blob.digest() + " into " + repository, answer);
    }
  }

  private Answer upload(Descriptor blob, BodyPublisher content) throws IOException {
    URI begin = uploads("");
    Answer begun = session.once(Call.of("POST", begin));
    if (begun.isSuccess() && begun.status() != ACCEPTED) {
      throw session.refusal("to say where " + blob.digest() + " is to be sent", begun);
    }
    if (!begun.isSuccess()) {
      return begun;
    }
    String place = session.location(begin, begun).toString();
    URI whole =
        URI.create(place + (place.contains("?") ? "&" : "?") + "digest=" + encoded(blob.digest()));
    return session.once(
        Call.of("PUT", whole).sending("application/octet-stream", content, blob.size()));
  }

  private URI uri(String digest) {
    return URI.create(root() + digest);
  }

  private URI uploads(String query) {
    return URI.create(root() + "uploads/" + query);
  }

  private String root() {
    return session.registry().endpoint() + "/v2/" + repository.path() + "/blobs/";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
