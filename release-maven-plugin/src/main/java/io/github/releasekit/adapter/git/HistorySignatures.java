package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether commits and tags are signed, by what git itself says of their signatures: with the keys
 * that gpg knows, or {@code gpg.ssh.allowedSignersFile}. What is older than the first signature is
 * of a time before signing.
 */
public final class HistorySignatures {

  private static final Duration DEADLINE = Duration.ofMinutes(30);
  private static final String SSH_KEY = "SHA256:";

  /** What a letter of git's means; others are fine. */
  private static final Map<String, String> WRONG =
      Map.of(
          "B", "has a bad signature",
          "R", "is signed by a key that was revoked",
          "X", "has a signature that has expired",
          "E", "is signed, and that cannot be checked: its key is not known here",
          "N", "is signed, and that cannot be checked: gpg.ssh.allowedSignersFile is not set");

  private final GitRepository repository;
  private final GitCommand git;

  public HistorySignatures(GitRepository repository) {
    this.repository = repository;
    this.git =
        new GitCommand(repository.root(), List.of("-c", "log.showSignature=false"), Map.of());
  }

  /**
   * A line for each commit of a history whose signature is missing or not good.
   *
   * @param head of the history
   */
  public List<String> commits(String head) {
    List<String> arguments =
        List.of("log", "--topo-order", "--reverse", "--format=%H %G? %GF", head);
    ProcessResult result = git.attempt(DEADLINE, "", arguments);
    if (!result.succeeded()) {
      throw new ReleaseException(
          "git does not check the signatures of the ledger: " + GitCommand.said(result),
          "git log --show-signature " + head + " shows it by hand");
    }
    Map<String, Boolean> signed = FileHistory.signed(repository, head);
    List<String> wrong = new ArrayList<>();
    boolean begun = false;
    int all = 0;
    for (String line : result.out().lines().toList()) {
      String[] fields = line.split(" ", 3);
      String name = "commit " + fields[0].substring(0, 12);
      all++;
      if (!signed.getOrDefault(fields[0], false)) {
        if (begun) {
          wrong.add(name + " is not signed");
        }
        continue;
      }
      begun = true;
      if (WRONG.containsKey(fields[1])) {
        wrong.add(name + " " + WRONG.get(fields[1]));
      } else if (fields[1].equals("U") && fields[2].startsWith(SSH_KEY)) {
        wrong.add(name + " is signed by a key that gpg.ssh.allowedSignersFile has not got");
      }
    }
    if (!begun && all > 0) {
      wrong.add("none of " + PlainText.count(all, "commit") + " is signed");
    }
    return wrong;
  }

  /**
   * As {@link #commits(String)}, of tags.
   *
   * @param tags oldest first
   */
  public List<String> tags(List<ReleaseTag> tags) {
    List<String> wrong = new ArrayList<>();
    boolean begun = false;
    for (ReleaseTag tag : tags) {
      if (tag.signed()) {
        begun = true;
        ProcessResult result = git.attempt(DEADLINE, "", List.of("verify-tag", "--raw", tag.id()));
        if (!result.succeeded() && !result.err().contains("] EXPKEYSIG ")) {
          wrong.add(tag.name() + " has no signature that is good here: " + said(result));
        }
      } else if (begun) {
        wrong.add(tag.name() + " is not signed");
      }
    }
    if (!begun && !tags.isEmpty()) {
      wrong.add("none of " + PlainText.count(tags.size(), "release tag") + " is signed");
    }
    return wrong;
  }

  private static String said(ProcessResult result) {
    return PlainText.shortLine(GitCommand.said(result));
  }
}
