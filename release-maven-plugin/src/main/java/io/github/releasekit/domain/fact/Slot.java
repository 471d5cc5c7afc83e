package io.github.releasekit.domain.fact;

/** What belongs in a place of a file that a release rewrites. */
public enum Slot {
  /** The whole version: {@code 1.3.0}, {@code 1.3.1-SNAPSHOT}. */
  VERSION,
  /** {@code ${revision}}: the version without {@code -SNAPSHOT} where a changelist carries it. */
  REVISION,
  /** {@code ${sha1}}: empty in a release. */
  SHA1,
  /** {@code ${changelist}}: {@code -SNAPSHOT}, empty in a release. */
  CHANGELIST,
  /** The whole version as PEP 440 writes it: {@code 1.3.0rc1}, {@code 1.3.1.dev0}. */
  PYTHON_VERSION,
  /** As {@link #VERSION} in a release; kept while development goes on. */
  RELEASED_VERSION,
  /** As {@link #PYTHON_VERSION} in a release; kept while development goes on. */
  RELEASED_PYTHON_VERSION,
  /**
   * The version of a component in the POM of another: the release, which it stays at while
   * development goes on.
   */
  REFERENCED_VERSION,
  /** {@code project/scm/tag}. */
  SCM_TAG,
  /** {@code project.build.outputTimestamp}: the release commit's time, ISO 8601 in UTC. */
  OUTPUT_TIMESTAMP,
  /** What is left of the place before it, split by a comment: empty where that one is written. */
  REST
}
