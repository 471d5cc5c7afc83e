package io.github.releasekit.extension.sigstore;

/** What a service does instead of its task. */
enum Disturbance {
  NONE,
  /** Says that it failed, and quotes what it was asked. */
  ERROR,
  /** Ends the connection. */
  CUT,
  /** Answers with something else. */
  GARBAGE,
  /** Never answers. */
  SILENCE
}
