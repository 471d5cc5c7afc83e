package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.markdown.MarkdownText;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.notes.ReleaseNotes;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseTime;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes release commit, next-development commit and annotated tag, or in tag-only mode the tag
 * alone; no ref points to them yet.
 *
 * <p>Rollback: nothing is to be done: no ref points to them, and git clears them away.
 */
public final class WriteObjectsStep implements Step<ReleasePlan> {

  private static final int HIGHLIGHTS = 10;

  /**
   * The trailer of a tag that makes it one attempt's alone: two of the same plan in the same second
   * would else write the same objects, and each take the other's push for its own (I3).
   */
  private static final String ATTEMPT_TRAILER = "Release-Attempt";

  private final GitRepository repository;
  private final String branch;
  private final Clock clock;
  private final Signatures signatures;
  private final Optional<String> ledger;

  /**
   * @param branch its full name
   * @param ledger the ledger's head, which the tag carries; empty where nothing was entered yet
   */
  public WriteObjectsStep(
      GitRepository repository,
      String branch,
      Clock clock,
      Signatures signatures,
      Optional<String> ledger) {
    this.repository = repository;
    this.branch = branch;
    this.clock = clock;
    this.signatures = signatures;
    this.ledger = ledger;
  }

  @Override
  public String id() {
    return "write-objects";
  }

  @Override
  public Observation observe(ReleasePlan plan, Journal journal) {
    return journal
        .find(ObjectsWritten.class)
        .filter(objects -> objects.plan().equals(plan.digest()))
        .filter(objects -> objects.branch().equals(branch))
        .filter(
            objects ->
                Stream.of(objects.releaseCommit(), objects.developmentCommit(), objects.tag())
                    .allMatch(repository::has))
        .<Observation>map(Observation.Done::new)
        .orElse(Observation.ABSENT);
  }

  @Override
  public Event apply(ReleasePlan plan, Journal journal) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ReleaseTime time = ReleaseTime.of(now);
    ObjectWriter writer = new ObjectWriter(repository, now, signatures);
    String trailer = "\n\n" + Commit.PLAN_TRAILER + ": " + plan.digest() + "\n";
    Optional<String> base = Optional.of(base(plan, writer, trailer));
    String release = base.get();
    String development = release;
    Optional<String> merged = plan.route().flatMap(Route::released);
    if (merged.isPresent()) {
      release = merged.get();
      development = release;
    } else if (!plan.policy().tagOnly()) {
      release =
          writer.commit(
              base,
              base,
              contents(plan.edits().release(time)),
              plan.releaseSubject() + trailer + finished(plan));
      development =
          plan.route().filter(route -> !route.developing()).isPresent()
              ? release
              : writer.commit(
                  base,
                  Optional.of(release),
                  contents(plan.edits().development(time)),
                  plan.developmentSubject() + trailer);
    }
    String tag = writer.tag(plan.tag(), release, tagMessage(plan));
    return new ObjectsWritten(
        time.instant(),
        plan.digest(),
        branch,
        plan.decision().reason(),
        release,
        development,
        tag,
        merged.isPresent());
  }

  /** The commit that the release is made on top of: of a branch that is merged, the merge. */
  private String base(ReleasePlan plan, ObjectWriter writer, String trailer) {
    return plan.route()
        .filter(route -> route.merged().isPresent() && route.released().isEmpty())
        .map(
            route ->
                writer.commitTree(
                    repository.resolve(plan.base() + "^{tree}").orElseThrow(),
                    List.of(route.onto().commit(), route.merged().get().commit()),
                    Optional.empty(),
                    "Merge branch '"
                        + route.merged().get().name()
                        + "' into "
                        + route.onto().name()
                        + trailer))
        .orElse(plan.base());
  }

  /** The trailer by which a rollback knows the branch that the release has ended. */
  private static String finished(ReleasePlan plan) {
    return plan.route()
        .flatMap(Route::removed)
        .map(branch -> Commit.BRANCH_TRAILER + ": " + branch.name() + "\n")
        .orElse("");
  }

  private static Map<String, byte[]> contents(List<FileEdit> edits) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    edits.forEach(edit -> contents.put(edit.path(), edit.after()));
    return contents;
  }

  private String tagMessage(ReleasePlan plan) {
    StringBuilder message = new StringBuilder("Release " + plan.decision().version() + "\n\n");
    highlights(plan).forEach(line -> message.append("- ").append(line).append('\n'));
    String changelog = plan.edits().changelogPath();
    String link =
        plan.edits().links().map((WebLinks l) -> l.file(plan.tag(), changelog)).orElse(changelog);
    message.append('\n');
    if (plan.policy().tagOnly()) {
      message.append(finished(plan));
    } else {
      message.append("Changelog: ").append(link).append('\n');
    }
    message.append(Commit.PLAN_TRAILER).append(": ").append(plan.digest()).append('\n');
    ledger.ifPresent(
        head -> message.append(Commit.LEDGER_TRAILER).append(": ").append(head).append('\n'));
    message.append(ATTEMPT_TRAILER).append(": ").append(UUID.randomUUID()).append('\n');
    return message.toString();
  }

  /** What commits call highlights, else the first entries of the changelog, as plain text. */
  private static List<String> highlights(ReleasePlan plan) {
    List<String> highlights = ReleaseNotes.highlights(plan.changes());
    return highlights.isEmpty()
        ? plan.section().stream()
            .filter(line -> line.startsWith("- "))
            .limit(HIGHLIGHTS)
            .map(line -> MarkdownText.toPlainText(line.substring(2)))
            .toList()
        : highlights.stream().limit(HIGHLIGHTS).toList();
  }
}
