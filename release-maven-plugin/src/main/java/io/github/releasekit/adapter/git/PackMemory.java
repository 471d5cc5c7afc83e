package io.github.releasekit.adapter.git;

import org.eclipse.jgit.storage.file.WindowCacheConfig;

/**
 * What JGit may keep of the packs that it has read. The index of a pack takes 28 bytes for each
 * object; where memory is short it is given up, and read again when it is needed.
 */
final class PackMemory {

  private PackMemory() {}

  /** Tells JGit, for all repositories; it would hold indexes until a repository is closed. */
  static void limit() {
    WindowCacheConfig config = new WindowCacheConfig();
    config.setPackedIndexGitUseStrongRefs(false);
    config.install();
  }
}
