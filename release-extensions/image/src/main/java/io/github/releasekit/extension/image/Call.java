package io.github.releasekit.extension.image;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a registry.
 *
 * @param content that is sent, which can be sent again
 * @param bytes how many are sent, or go into the file
 * @param into the file for the content of an answer; without one it is kept in memory
 */
record Call(
    String method,
    URI uri,
    Map<String, String> headers,
    BodyPublisher content,
    long bytes,
    Optional<Path> into) {

  /** No document of a registry is longer (OCI distribution specification: 4 MiB). */
  static final long LONGEST_DOCUMENT = 4L << 20;

  Call {
    headers = Map.copyOf(headers);
  }

  /** One that sends nothing but itself. */
  static Call of(String method, URI uri) {
    return new Call(method, uri, Map.of(), BodyPublishers.noBody(), 0, Optional.empty());
  }

  Call with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Call(method, uri, all, content, bytes, into);
  }

  Call sending(String mediaType, BodyPublisher body, long size) {
    return new Call(method, uri, headers, body, size, into).with("Content-Type", mediaType);
  }

  Call into(Path file, long size) {
    return new Call(method, uri, headers, content, size, Optional.of(file));
  }

  Call at(URI other) {
    return new Call(method, other, headers, content, bytes, into);
  }

  boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
