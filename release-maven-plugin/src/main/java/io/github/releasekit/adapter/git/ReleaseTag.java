package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.commit.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * An annotated tag that release-kit has written.
 *
 * @param id of the tag object
 * @param commit that it points to
 * @param at when it was made
 * @param ledger the head of the ledger that it carries; empty where it carries none
 * @param signed whether it has a signature, whatever that is worth
 */
public record ReleaseTag(
    String name, String id, String commit, Instant at, Optional<String> ledger, boolean signed) {

  private static final String TAGS = "refs/tags/";
  private static final Pattern PLAN =
      Pattern.compile("(?m)^" + Commit.PLAN_TRAILER + ": sha256:[0-9a-f]{64}$");
  private static final Pattern LEDGER =
      Pattern.compile("(?m)^" + Commit.LEDGER_TRAILER + ": ([0-9a-f]{40})$");
  private static final Pattern SIGNATURE =
      Pattern.compile("(?m)^-----BEGIN (?:PGP|SSH) SIGNATURE-----$");

  /**
   * Those of a remote, oldest first; what is not here of them is fetched.
   *
   * @param refs of the remote
   */
  public static List<ReleaseTag> of(
      GitRepository repository, GitRemote remote, Map<String, String> refs) {
    remote.fetchObjects(
        refs.entrySet().stream()
            .filter(ref -> ref.getKey().startsWith(TAGS) && !repository.has(ref.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList());
    return read(repository, refs);
  }

  /** Those of this clone, oldest first. */
  public static List<ReleaseTag> of(GitRepository repository) {
    Map<String, String> refs = new java.util.HashMap<>();
    repository.tagObjects().forEach((name, id) -> refs.put(TAGS + name, id));
    return read(repository, refs);
  }

  private static List<ReleaseTag> read(GitRepository repository, Map<String, String> refs) {
    List<ReleaseTag> tags = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      for (Map.Entry<String, String> ref : refs.entrySet()) {
        if (ref.getKey().startsWith(TAGS)) {
          RevObject object = walk.parseAny(ObjectId.fromString(ref.getValue()));
          if (object instanceof RevTag tag) {
            read(walk, ref.getKey().substring(TAGS.length()), tag).ifPresent(tags::add);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tags.sort(Comparator.comparing(ReleaseTag::at).thenComparing(ReleaseTag::name));
    return tags;
  }

  private static Optional<ReleaseTag> read(RevWalk walk, String name, RevTag tag)
      throws IOException {
    String text = new String(walk.getObjectReader().open(tag).getBytes(), StandardCharsets.UTF_8);
    Matcher signature = SIGNATURE.matcher(text);
    boolean signed = signature.find();
    String message = signed ? text.substring(0, signature.start()) : text;
    if (!PLAN.matcher(message).find()) {
      return Optional.empty();
    }
    PersonIdent tagger = tag.getTaggerIdent();
    return Optional.of(
        new ReleaseTag(
            name,
            tag.name(),
            walk.peel(tag).name(),
            tagger == null ? Instant.EPOCH : tagger.getWhenAsInstant(),
            LEDGER.matcher(message).results().reduce((a, b) -> b).map(found -> found.group(1)),
            signed));
  }
}
