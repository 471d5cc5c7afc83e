package io.github.releasekit.adapter.server;

import io.github.releasekit.adapter.json.Json;

/**
 * Why a request gets no better answer, as {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code about:blank}: the status says it
 * @param title of the status
 * @param status of HTTP
 * @param detail a sentence for people
 */
public record Problem(String type, String title, int status, String detail) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** With the title of a status. */
  public static Problem of(int status, String detail) {
    return new Problem("about:blank", title(status), status, detail);
  }

  public static Problem badRequest(String detail) {
    return of(400, detail);
  }

  public static Problem notFound(String detail) {
    return of(404, detail);
  }

  /** As an answer. */
  public Answer answer() {
    return Answer.of(status, MEDIA_TYPE, Json.pretty(this));
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 414 -> "URI Too Long";
      case 421 -> "Misdirected Request";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> throw new IllegalArgumentException("status " + status);
    };
  }
}
