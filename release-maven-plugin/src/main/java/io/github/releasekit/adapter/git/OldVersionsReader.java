package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.OldVersions.Mention;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Finds the last released version in the documents of HEAD's tree (C7). */
public final class OldVersionsReader {

  private static final Set<String> DOCUMENTS =
      Set.of("md", "markdown", "adoc", "asciidoc", "rst", "txt", "html");

  /** Qualifiers that make another version of it: {@code 1.2.0-rc.1} does not say 1.2.0. */
  private static final Set<String> QUALIFIERS =
      Set.of("a", "alpha", "b", "beta", "m", "milestone", "rc", "cr", "hotfix", "snapshot", "");

  private static final int MAX_BYTES_A_FILE = 1 << 20;
  private static final int MAX_BYTES = 32 << 20;
  private static final int MAX_CHARACTERS = 200;

  private final Policy policy;
  private final String version;
  private final Map<String, List<Token>> rewritten;
  private final List<Mention> mentions = new ArrayList<>();

  private OldVersionsReader(Policy policy, String version, List<SourceFile> versionFiles) {
    this.policy = policy;
    this.version = version;
    this.rewritten =
        versionFiles.stream().collect(Collectors.toMap(SourceFile::path, SourceFile::tokens));
  }

  /**
   * @param versionFiles in which the release rewrites the version
   * @return nothing when there is no last release
   */
  public static OldVersions read(
      GitRepository repository, History history, Policy policy, List<SourceFile> versionFiles) {
    return history
        .lastRelease()
        .map(last -> new OldVersionsReader(policy, last.version().toString(), versionFiles))
        .map(reader -> reader.read(repository, history.head()))
        .orElse(OldVersions.NONE);
  }

  private OldVersions read(GitRepository repository, String commit) {
    int unread = 0;
    long left = MAX_BYTES;
    try (RevWalk walk = new RevWalk(repository.jgit());
        TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      ObjectReader objects = walk.getObjectReader();
      tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        if (isFile(tree.getFileMode(0)) && isDocument(tree.getPathString())) {
          long size = objects.getObjectSize(tree.getObjectId(0), Constants.OBJ_BLOB);
          if (size > MAX_BYTES_A_FILE || size > left) {
            unread++;
          } else {
            left -= size;
            search(tree.getPathString(), objects.open(tree.getObjectId(0)).getBytes());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new OldVersions(mentions, unread);
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  private boolean isDocument(String path) {
    int dot = path.lastIndexOf('.');
    return dot >= 0
        && DOCUMENTS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT))
        && !path.equals(policy.changelog().file())
        && !path.startsWith(policy.notesDirectory() + "/");
  }

  /** One mention for each line that says the version, outside the places that are rewritten. */
  private void search(String path, byte[] content) {
    // A character a byte: the version is ASCII, and offsets are those of the tokens.
    String chars = new String(content, StandardCharsets.ISO_8859_1);
    List<Token> tokens = rewritten.getOrDefault(path, List.of());
    int line = 1;
    int counted = 0;
    for (int at = chars.indexOf(version); at >= 0; at = chars.indexOf(version, at)) {
      int found = at;
      at += version.length();
      if (isWhole(chars, found, at)
          && tokens.stream().noneMatch(t -> t.start() <= found && found < t.end())) {
        for (; counted < found; counted++) {
          line += chars.charAt(counted) == '\n' ? 1 : 0;
        }
        int end = chars.indexOf('\n', at);
        int lineEnd = end < 0 ? chars.length() : end;
        mentions.add(
            new Mention(path, line, text(content, chars.lastIndexOf('\n', found) + 1, lineEnd)));
        at = lineEnd;
      }
    }
  }

  /** Whether it is a version of its own, not part of 11.2.0, 1.2.0.1 or 1.2.0-rc.1. */
  private static boolean isWhole(String chars, int start, int end) {
    char before = start > 0 ? chars.charAt(start - 1) : ' ';
    char beforeThat = start > 1 ? chars.charAt(start - 2) : ' ';
    if (isDigit(before) || before == '.' && isDigit(beforeThat)) {
      return false;
    }
    char after = end < chars.length() ? chars.charAt(end) : ' ';
    char afterThat = end + 1 < chars.length() ? chars.charAt(end + 1) : ' ';
    if (isDigit(after) || after == '+' || after == '.' && isDigit(afterThat)) {
      return false;
    }
    return after != '-'
        || !isLetterOrDigit(afterThat)
        || !QUALIFIERS.contains(letters(chars, end + 1));
  }

  private static String letters(String chars, int start) {
    int end = start;
    while (end < chars.length()
        && isLetterOrDigit(chars.charAt(end))
        && !isDigit(chars.charAt(end))) {
      end++;
    }
    return chars.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static String text(byte[] content, int start, int end) {
    // No character of UTF-8 has more than four bytes, so that what is cut off is not shown.
    byte[] line = Arrays.copyOfRange(content, start, Math.min(end, start + 4 * MAX_CHARACTERS));
    String text = new String(line, StandardCharsets.UTF_8).strip();
    return text.codePointCount(0, text.length()) <= MAX_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
  }
}
