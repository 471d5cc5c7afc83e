package io.github.releasekit.adapter.ledger;

import static io.github.releasekit.adapter.ledger.LedgerChain.shortId;

import io.github.releasekit.adapter.git.FileHistory;
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
import org.jspecify.annotations.Nullable;

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
    gaps.addAll(forms.doubles());
    all(gaps, "no number is missing, taken twice or out of order");
    tags(head.get(), chain, forms, tags);
    local
        .filter(known -> !known.equals(head.get()))
        .ifPresent(known -> local(known, head.get(), chain));
    return List.copyOf(checks);
  }

  private void tags(String head, LedgerChain chain, LedgerForms forms, List<ReleaseTag> tags) {
    Map<String, Released> releases = forms.releases();
    boolean sound = true;
    int carrying = 0;
    int from = 0;
    Optional<ReleaseTag> before = Optional.empty();
    List<ReleaseTag> stale = new ArrayList<>();
    for (ReleaseTag tag : tags) {
      Released release = releases.get(tag.name());
      Optional<Integer> position = tag.ledger().flatMap(chain::position);
      if (position.isPresent()) {
        carrying++;
        from = position.get() + 1;
        before = Optional.of(tag);
      } else if (tag.ledger().isPresent()) {
        sound = false;
        if (repository.has(tag.ledger().get())) {
          stale.add(tag);
          failed(
              LEDGER,
              carried(tag) + ", is not in that on " + where + " any more: it was written anew");
        } else {
          int until = release == null ? chain.size() : chain.addedAt(release.path());
          failed(LEDGER, unknown(tag, before, span(from, until, release, chain)));
          from = Math.max(from, Math.min(until + 1, chain.size()));
          before = Optional.of(tag);
        }
      }
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
    compare(stale, head, chain);
    for (String problem : forms.untagged(tags)) {
      sound = false;
      failed(TAG, problem + where);
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

  private static String carried(ReleaseTag tag) {
    return "the ledger that tag " + tag.name() + " carries, " + shortId(tag.ledger().orElseThrow());
  }

  /** A tag carries a head that is neither in the ledger nor here. */
  private String unknown(ReleaseTag tag, Optional<ReleaseTag> before, String span) {
    return carried(tag)
        + ", is not in that on "
        + where
        + " any more, nor in this clone: what was entered "
        + before.map(last -> "since tag " + last.name()).orElse("first")
        + " and before "
        + tag.name()
        + " may be other than it was: "
        + span;
  }

  /** What came in from a place in the chain on and before a release, as the ledger has it now. */
  private static String span(int from, int until, @Nullable Released release, LedgerChain chain) {
    String end = release == null ? "" : release.path();
    List<String> paths = new ArrayList<>();
    for (int i = from; i < until; i++) {
      chain.commits().get(i).changes().get(0).stream()
          .filter(change -> !change.path().equals(end))
          .forEach(change -> paths.add(change.path()));
    }
    return paths.isEmpty() ? "nothing is there now" : String.join(", ", paths);
  }

  /**
   * Names what became of the ledgers that tags carry and this one has not got; of those on one
   * chain the newest tells, which has all that the others have.
   */
  private void compare(List<ReleaseTag> stale, String head, LedgerChain chain) {
    Set<String> compared = new HashSet<>();
    for (int i = stale.size() - 1; i >= 0; i--) {
      String old = stale.get(i).ledger().orElseThrow();
      if (!compared.contains(old)) {
        compared.addAll(FileHistory.commits(repository, old));
        compare(old, head, chain, "since tag " + stale.get(i).name());
      }
    }
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
