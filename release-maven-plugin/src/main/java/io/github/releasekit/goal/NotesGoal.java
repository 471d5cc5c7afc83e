package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.notes.Contributor;
import io.github.releasekit.domain.notes.DependencyChanges;
import io.github.releasekit.domain.notes.InstallSnippet;
import io.github.releasekit.domain.notes.NotedRelease;
import io.github.releasekit.domain.notes.Part;
import io.github.releasekit.domain.notes.ReleaseNotes;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Version;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Renders the release notes of a released version, or of the next one as it stands (C5). */
public final class NotesGoal {

  /** What {@code -Dformat=} may be. */
  public static final List<String> FORMATS = NotesFormat.NAMES;

  private static final String LATEST = "latest";

  private final Invocation invocation;

  public NotesGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * @param released the version whose notes are wanted, {@code latest} for the newest; empty for
   *     the next one
   */
  public void run(Optional<String> released, Output output) {
    invocation.caller().requireWholeReactor();
    NotesFormat format = NotesFormat.valueOf(output.format().toUpperCase(Locale.ROOT));
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      Optional<Version> version = released.map(wanted -> version(workspace, wanted));
      IssueTitles titles = IssueTitles.of(invocation, workspace);
      output.write(
          version.isPresent()
              ? ofTag(workspace, version.get(), format, titles)
              : nextContent(workspace).draft(titles).in(format));
    }
  }

  private static Version version(Workspace workspace, String wanted) {
    if (!wanted.equals(LATEST)) {
      return workspace.policy().versionScheme().parse(wanted);
    }
    return workspace
        .history()
        .lastRelease()
        .map(Release::version)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "nothing was released yet, as far as the tags here say",
                    "git fetch --tags, or leave -DreleaseVersion out for the next version"));
  }

  private static String ofTag(
      Workspace workspace, Version version, NotesFormat format, IssueTitles titles) {
    String tag = workspace.tagFormat().format(version);
    String commit =
        workspace
            .repository()
            .resolve("refs/tags/" + tag + "^{commit}")
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "there is no tag " + tag + " here",
                        "git fetch --tags, or leave -DreleaseVersion out for the next version"));
    return released(
        workspace, version, tag, commit, format, titles, workspace.ledger().localHead());
  }

  /**
   * The notes of a version whose release commit is here.
   *
   * @param ledger its head, which tells what was taken back and what releases have brought along
   */
  static String released(
      Workspace workspace,
      Version version,
      String tag,
      String commit,
      NotesFormat format,
      IssueTitles titles,
      Optional<String> ledger) {
    return content(workspace, version, tag, commit, ledger).draft(titles).in(format);
  }

  /** What the notes of a version are made of, as {@link #released} has it. */
  static Content content(
      Workspace workspace, Version version, String tag, String commit, Optional<String> ledger) {
    GitRepository repository = workspace.repository();
    History history = workspace.history(commit, version, ledger);
    Planner planner = workspace.planner(history, ReleaseRequest.DEFAULT);
    List<String> section = changelog(workspace, commit).section(version);
    return new Content(
        workspace,
        release(workspace, version, tag, history, Optional.of(date(repository, commit))),
        history,
        planner,
        ledger,
        section.isEmpty() ? changelog(workspace, commit).unreleased(planner.entries()) : section);
  }

  /** The notes of the next version in Markdown. */
  static String next(Workspace workspace) {
    return nextContent(workspace).draft(IssueTitles.NONE).in(NotesFormat.MARKDOWN);
  }

  /** What the notes of the next version are made of. */
  static Content nextContent(Workspace workspace) {
    History history = workspace.history();
    Planner planner = workspace.planner(history, ReleaseRequest.DEFAULT);
    Version version = planner.decision().version();
    String tag = workspace.tagFormat().format(version);
    return new Content(
        workspace,
        release(workspace, version, tag, history, Optional.empty()),
        history,
        planner,
        workspace.ledger().localHead(),
        changelog(workspace, history.head()).unreleased(planner.entries()));
  }

  private static LocalDate date(GitRepository repository, String commit) {
    return LocalDate.ofInstant(repository.timeOf(commit), ZoneOffset.UTC);
  }

  private static NotedRelease release(
      Workspace workspace, Version version, String tag, History history, Optional<LocalDate> date) {
    ReactorModule root = workspace.reactor().root();
    return new NotedRelease(
        root.groupId(),
        root.artifactId(),
        version,
        tag,
        history.lastRelease().map(Release::version),
        date);
  }

  private static Changelog changelog(Workspace workspace, String commit) {
    String path = workspace.policy().changelog().file();
    return workspace
        .repository()
        .file(commit, path)
        .map(content -> Changelog.parse(content, path))
        .orElseGet(Changelog::empty);
  }

  /** Notes and the templates for them; the history, which may be long, is not held any more. */
  record Draft(NotesSources sources, ReleaseNotes notes) {

    String in(NotesFormat format) {
      return sources.template(format).render(format.values(notes));
    }
  }

  /**
   * What notes are made of.
   *
   * @param ledger its head
   * @param section of the changelog, line by line
   */
  record Content(
      Workspace workspace,
      NotedRelease release,
      History history,
      Planner planner,
      Optional<String> ledger,
      List<String> section) {

    Draft draft(IssueTitles titles) {
      NotesSources sources = NotesSources.of(workspace, history);
      return new Draft(sources, notes(sources, titles));
    }

    /** The parts of the notes, without the titles of issues. */
    Map<Part, String> parts() {
      return notes(NotesSources.of(workspace, history), IssueTitles.NONE).parts();
    }

    private ReleaseNotes notes(NotesSources sources, IssueTitles titles) {
      Map<Part, String> texts = sources.parts(release);
      dependencies(workspace, release, ledger)
          .ifPresent(list -> texts.putIfAbsent(Part.DEPENDENCIES, list));
      titles.list(planner.changes()).ifPresent(list -> texts.put(Part.ISSUES, list));
      InstallSnippet.of(workspace.reactor(), release.version())
          .ifPresent(snippet -> texts.putIfAbsent(Part.INSTALL, snippet));
      comparison(workspace, history, release)
          .ifPresent(link -> texts.put(Part.FULL_CHANGELOG, link));
      return ReleaseNotes.of(
          release,
          planner.changes(),
          workspace.policy().changelog(),
          section,
          texts,
          newcomers(workspace.repository(), history, planner));
    }
  }

  /** What a released version brings along otherwise than the one before, by the ledger. */
  private static Optional<String> dependencies(
      Workspace workspace, NotedRelease release, Optional<String> ledger) {
    return release
        .previous()
        .filter(previous -> release.date().isPresent())
        .flatMap(previous -> workspace.ledger().manifest(ledger, previous.toString()))
        .flatMap(
            before ->
                workspace
                    .ledger()
                    .manifest(ledger, release.version().toString())
                    .flatMap(
                        after -> DependencyChanges.between(before.resolved(), after.resolved())));
  }

  /** The address on the forge that shows what has changed since the last release. */
  private static Optional<String> comparison(
      Workspace workspace, History history, NotedRelease release) {
    String to = release.date().isPresent() ? release.tag() : "HEAD";
    return workspace
        .reactor()
        .webUrl()
        .flatMap(WebLinks::of)
        .flatMap(
            links ->
                history
                    .lastRelease()
                    .map(
                        last -> {
                          String range = last.tag() + "..." + to;
                          return "[" + range + "](<" + links.compare(last.tag(), to) + ">)";
                        }));
  }

  /** Nobody, where the earlier history is not at hand, or there is none. */
  private static Set<String> newcomers(GitRepository repository, History history, Planner planner) {
    return history
        .lastRelease()
        .filter(last -> !repository.isShallow())
        .map(last -> repository.newcomers(Contributor.emails(planner.changes()), last.commit()))
        .orElse(Set.of());
  }
}
