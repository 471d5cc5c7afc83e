package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * What a registry says.
 *
 * @param body empty where it went into a file
 */
record Answer(int status, HttpHeaders headers, byte[] body) {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  boolean isSuccess() {
    return status / 100 == 2;
  }

  boolean isOk() {
    return status == OK;
  }

  boolean isUnauthorized() {
    return status == UNAUTHORIZED;
  }

  boolean isNotFound() {
    return status == NOT_FOUND;
  }

  boolean isRedirect() {
    return status / 100 == 3 && header("Location").isPresent();
  }

  /** Whether the same can be asked again: what is wrong is not what was asked. */
  boolean isPassing() {
    return status == 408 || status == 429 || status / 100 == 5 && status != 501;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  List<String> all(String header) {
    return headers.allValues(header);
  }

  /** Status, and the errors of the body (OCI distribution specification). */
  String problem() {
    StringBuilder text = new StringBuilder().append(status);
    for (JsonNode error : Json.read(body).path("errors")) {
      text.append(' ').append(error.path("code").asText());
      text.append(' ').append(error.path("message").asText());
    }
    return text.toString();
  }
}
