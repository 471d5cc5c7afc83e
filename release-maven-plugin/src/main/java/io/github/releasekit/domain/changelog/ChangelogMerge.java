package io.github.releasekit.domain.changelog;

import java.util.Optional;

/** Brings two changelogs together that have a common ancestor, by versions and entries. */
public final class ChangelogMerge {

  private ChangelogMerge() {}

  /**
   * Applies what led from a base to theirs to ours.
   *
   * @param base empty where the file was not there
   * @return the bytes; empty where a text is not of the form, or both sides have changed the same
   *     part of it in different ways, so that git has to merge it as text
   */
  public static Optional<byte[]> merge(Optional<byte[]> base, byte[] ours, byte[] theirs) {
    throw new UnsupportedOperationException("" + base.isPresent() + ours.length + theirs.length);
  }
}
