package io.github.releasekit.server;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.Runs;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import java.util.Optional;

/**
 * A stand-in for a forge with one repository, whose default branch is {@code main}. Besides its API
 * it lets tests do what people, git and CI do, and see what there is.
 */
public interface ForgeServer extends AutoCloseable {

  /** What it is served by. */
  LoopbackHttp http();

  /** The repository, as the plugin sees it with a token that may do all. */
  Forge forge(HttpExchanges http, Retries retries);

  /** A tag is pushed. */
  void tag(String name, String commit);

  /** Somebody writes a file to a branch, which is made where there is none. */
  void write(String branch, String path, String content);

  /**
   * Somebody opens an issue.
   *
   * @return its reference
   */
  String issue(String title);

  /**
   * Somebody proposes a branch.
   *
   * @return its reference
   */
  String proposal(String branch, String title);

  /** Somebody closes an issue or proposal without merging it. */
  void close(String reference);

  /**
   * Somebody merges a proposal.
   *
   * @return the commit that it is merged as
   */
  String merge(String reference);

  /** Somebody merges a branch by git. */
  void merge(String base, String branch);

  /** Somebody deletes a branch. */
  void drop(String branch);

  /** Somebody comments on an issue or proposal. */
  void comment(String reference, String text);

  /** Somebody makes a milestone, or changes whether it is open. */
  void milestone(String title, boolean open);

  /** Somebody makes a label that no issue has yet. */
  void label(String name);

  /** CI runs for a tag. */
  void run(String tag, String commit, String name, Runs.State state);

  /** Somebody edits the notes of a release or draft. */
  void edit(String tag, String notes);

  /**
   * People download each file of a release so many times.
   *
   * @return whether the forge counts it
   */
  boolean download(String tag, int times);

  /** What stays there when an upload to a draft breaks off. */
  void breakOff(String tag, String asset, byte[] arrived);

  /** The user loses the right to write to the repository. */
  void forbidWriting();

  /** Whether it makes a difference between pre-releases and others. */
  boolean hasPreReleases();

  /** Whether what it shows as the latest release can be chosen. */
  boolean hasLatest();

  /** The tag of what it shows as the latest release, where that can be chosen. */
  Optional<String> latest();

  /** All that is there, without identifiers and times. */
  ForgeState state();

  @Override
  void close();
}
