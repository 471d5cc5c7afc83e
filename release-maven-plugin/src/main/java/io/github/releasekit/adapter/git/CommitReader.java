package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.commit.Commit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.util.RawParseUtils;

/** Reads the commits of a walk, which share what several of them say. */
final class CommitReader {

  private static final char REPLACEMENT = '\uFFFD';
  private static final PersonIdent NOBODY = new PersonIdent("", "", Instant.EPOCH, ZoneOffset.UTC);

  /** Authors by the bytes that name them. */
  private final Map<String, PersonIdent> authors = new HashMap<>();

  /** Parents whose turn is to come. */
  private final Map<ObjectId, String> parents = new HashMap<>();

  Commit read(RevCommit commit) {
    byte[] raw = commit.getRawBuffer();
    int headers = RawParseUtils.author(raw, 0);
    boolean utf8 = headers > 0 && RawParseUtils.encoding(raw, headers) < 0;
    PersonIdent author = utf8 ? author(commit, raw, headers) : author(commit);
    String id = parents.remove(commit);
    return new Commit(
        id == null ? commit.name() : id,
        parents(commit),
        utf8 ? message(commit, raw, headers) : commit.getFullMessage(),
        author.getName(),
        author.getEmailAddress(),
        Instant.ofEpochSecond(Integer.toUnsignedLong(commit.getCommitTime())));
  }

  private PersonIdent author(RevCommit commit, byte[] raw, int from) {
    int to = RawParseUtils.nextLF(raw, RawParseUtils.nextLF(raw, from, '<'), '>');
    String key = new String(raw, from, to - from, StandardCharsets.ISO_8859_1);
    return authors.computeIfAbsent(key, name -> author(commit));
  }

  /** Nobody where a commit, which git did not make, does not say it. */
  private static PersonIdent author(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    return author == null ? NOBODY : author;
  }

  private List<String> parents(RevCommit commit) {
    String[] ids = new String[commit.getParentCount()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = parents.computeIfAbsent(commit.getParent(i), ObjectId::name);
    }
    return List.of(ids);
  }

  /** What is not UTF-8 after all is left to JGit. */
  private static String message(RevCommit commit, byte[] raw, int headers) {
    int from = RawParseUtils.commitMessage(raw, headers);
    String text = from < 0 ? "" : new String(raw, from, raw.length - from, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : commit.getFullMessage();
  }
}
