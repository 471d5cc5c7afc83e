package io.github.releasekit.adapter.ledger;

import static io.github.releasekit.adapter.ledger.LedgerChain.shortId;

import io.github.releasekit.adapter.git.FileHistory;
import io.github.releasekit.adapter.git.FileHistory.Change;
import io.github.releasekit.adapter.git.FileHistory.Commit;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.ledger.LedgerForms.Released;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.manifest.Verification.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a ledger is what it was (T2): by its own commits, by the release tags, each of which
 * carries its head as it was then, and by what this clone knows of it.
 */
public final class LedgerAudit {

  private static final String LEDGER = "ledger";
  private static final String TAG = "tag";

  private final GitRepository repository;
  private final String where;
  private final Set<Check> checks = new LinkedHashSet<>();
  private final Set<String> named = new HashSet<>();

  /**
   * @param where the ledger is: the name of a remote, or {@code this clone}
   */
  public LedgerAudit(GitRepository repository, String where) {
    this.repository = repository;
    this.where = where;
  }

  /**
   * Looks at all of it.
   *
   * @param head of the ledger, whose objects are here; empty where it has none
   * @param local the ledger's head in this clone, where that is another place
   * @param tags that release-kit has written there, oldest first
   * @return everything that is wrong, and what was looked at
   */
  public List<Check> check(Optional<String> head, Optional<String> local, List<ReleaseTag> tags) {
    if (head.isEmpty()) {
      local.ifPresent(
          known ->
              failed(
                  LEDGER,
                  "there is no ledger on "
                      + where
                      + ", and this clone has one, "
                      + shortId(known)));
      tags.forEach(tag -> failed(TAG, missing(tag)));
      if (checks.isEmpty()) {
        passed(LEDGER, "nothing was entered in a ledger yet, and no release is tagged");
      }
      return List.copyOf(checks);
    }
    LedgerChain chain = LedgerChain.of(repository, head.get());
    LedgerForms forms = new LedgerForms(repository, head.get(), chain);
    all(
        chain.rewritten(),
        PlainText.count(chain.size(), "commit") + ", none of which changes or removes an entry");
    all(
        forms.misplaced(),
        PlainText.count(forms.size(), "file") + ", each of which is what its path says");
    List<String> gaps = new ArrayList<>(forms.misnumbered());
    gaps.addAll(forms.halves());
    all(gaps, "no number is missing, taken twice or out of order");
    tags(head.get(), chain, forms.releases(), tags);
    local
        .filter(known -> !known.equals(head.get()))
        .ifPresent(known -> local(known, head.get(), chain));
    return List.copyOf(checks);
  }

  private void tags(
      String head, LedgerChain chain, Map<String, Released> releases, List<ReleaseTag> tags) {
    boolean sound = true;
    int carrying = 0;
    Optional<ReleaseTag> good = Optional.empty();
    for (ReleaseTag tag : tags) {
      Optional<Integer> position = tag.ledger().flatMap(chain::position);
      if (position.isPresent()) {
        carrying++;
        good = Optional.of(tag);
      } else if (tag.ledger().isPresent()) {
        sound = false;
        rewritten(tag, tag.ledger().get(), good, releases, head, chain);
      }
      Released release = releases.get(tag.name());
      if (release == null) {
        sound = false;
        failed(TAG, missing(tag));
      } else if (!release.commit().equals(tag.commit())) {
        sound = false;
        failed(
            TAG,
            tag.name()
                + " points to "
                + tag.commit()
                + ", and the ledger has "
                + release.commit()
                + " for it");
      }
    }
    if (sound) {
      passed(
          TAG,
          PlainText.count(tags.size(), "release tag")
              + ", "
              + carrying
              + " of which carry a head of the ledger, and all are in it");
    }
  }

  private String missing(ReleaseTag tag) {
    return "the release of tag "
        + tag.name()
        + " is not in the ledger on "
        + where
        + ": its end was cut off, or the release was never entered";
  }

  /** A tag carries a head that the ledger has not got: its chain was written anew since then. */
  private void rewritten(
      ReleaseTag tag,
      String old,
      Optional<ReleaseTag> good,
      Map<String, Released> releases,
      String head,
      LedgerChain chain) {
    String known = "the ledger that tag " + tag.name() + " carries, " + shortId(old);
    if (!repository.has(old)) {
      failed(
          LEDGER,
          known
              + ", is not in that on "
              + where
              + " any more, nor in this clone: what was entered "
              + good.map(last -> "since tag " + last.name()).orElse("first")
              + " and before "
              + tag.name()
              + " may be other than it was: "
              + span(Optional.ofNullable(releases.get(tag.name())), good, chain));
      return;
    }
    failed(LEDGER, known + ", is not in that on " + where + " any more: it was written anew");
    compare(old, head, chain, "since tag " + tag.name());
  }

  /** What came in after a tag and before a release, as the ledger has it now. */
  private static String span(
      Optional<Released> until, Optional<ReleaseTag> good, LedgerChain chain) {
    int from = good.flatMap(ReleaseTag::ledger).flatMap(chain::position).map(p -> p + 1).orElse(0);
    String end = until.map(Released::path).orElse("");
    List<String> paths = new ArrayList<>();
    for (Commit commit : chain.commits().subList(from, chain.size())) {
      List<String> added = commit.changes().get(0).stream().map(Change::path).toList();
      if (added.contains(end)) {
        break;
      }
      paths.addAll(added);
    }
    return paths.isEmpty() ? "nothing is there now" : String.join(", ", paths);
  }

  private void compare(String old, String head, LedgerChain chain, String since) {
    LedgerComparison found =
        LedgerComparison.of(
            FileHistory.blobs(repository, old), FileHistory.blobs(repository, head), chain);
    each(found.dropped(), "was dropped " + since);
    each(found.rewritten(), "was rewritten " + since);
    each(found.moved(), "was given another number " + since);
    each(found.inserted(), "was inserted " + since + ", before what was there");
  }

  private void each(List<String> paths, String problem) {
    for (String path : paths) {
      if (named.add(path)) {
        failed(LEDGER, path + " " + problem);
      }
    }
  }

  /** This clone's own ledger may be behind; what it has must be in the other. */
  private void local(String known, String head, LedgerChain chain) {
    if (chain.position(known).isPresent()) {
      return;
    }
    boolean ahead = repository.isAncestor(head, known);
    failed(
        LEDGER,
        "the ledger of this clone, "
            + shortId(known)
            + (ahead ? ", goes on where that on " : ", has another history than that on ")
            + where
            + (ahead ? " ends" : ""));
    LedgerComparison found =
        LedgerComparison.of(
            FileHistory.blobs(repository, known), FileHistory.blobs(repository, head), chain);
    each(found.dropped(), "was entered in this clone, and is not on " + where);
    each(found.rewritten(), "is another on " + where + " than in this clone");
    each(found.moved(), "has another number on " + where + " than in this clone");
    each(found.inserted(), "was inserted on " + where + ", before what this clone has");
  }

  private void all(List<String> problems, String fine) {
    problems.forEach(problem -> failed(LEDGER, problem));
    if (problems.isEmpty()) {
      passed(LEDGER, fine);
    }
  }

  private void failed(String subject, String detail) {
    checks.add(new Check(subject, false, subject + ": " + detail));
  }

  private void passed(String subject, String detail) {
    checks.add(new Check(subject, true, subject + ": " + detail));
  }
}
