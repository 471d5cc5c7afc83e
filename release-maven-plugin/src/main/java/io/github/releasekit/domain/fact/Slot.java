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
  /** {@code project/scm/tag}. */
  SCM_TAG,
  /** {@code project.build.outputTimestamp}: the release commit's time, ISO 8601 in UTC. */
  OUTPUT_TIMESTAMP
}
