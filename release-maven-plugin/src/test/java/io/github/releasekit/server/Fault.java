package io.github.releasekit.server;

/** What befalls a request to a {@link LoopbackHttp}. */
public enum Fault {
  /** Nobody listens, until the server is healed. */
  REFUSED,
  /** The connection is reset before anything is done. */
  RESET,
  /** All is done, and the connection is reset before the answer. */
  ANSWER_LOST,
  /** Request Timeout (RFC 9110, 15.5.9), with nothing done. */
  STATUS_408,
  /** Too Many Requests (RFC 6585, 4), with nothing done and {@code Retry-After}. */
  STATUS_429,
  /** Internal Server Error, with nothing done. */
  STATUS_500,
  /** Service Unavailable, with nothing done. */
  STATUS_503,
  /** All is done, and the connection is closed within the body of the answer. */
  TRUNCATED,
  /** All is done, and there is no answer until the server is healed. */
  SLOW,
  /** Another host is pointed to, with nothing done. */
  REDIRECT,
  /** Other bytes arrive than those of the file that was sent, as many as those. */
  CHANGED_FILE
}
