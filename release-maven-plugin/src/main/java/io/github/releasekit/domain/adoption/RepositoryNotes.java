package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundChangelog;
import io.github.releasekit.domain.fact.RepositoryAddress;
import java.util.Optional;

/** The changelog, the clone, and what the POM says of the repository. */
final class RepositoryNotes {

  private static final String CHANGELOG = "CHANGELOG.md";

  private final ProjectFacts facts;
  private final Notes notes;

  RepositoryNotes(ProjectFacts facts, Notes notes) {
    this.facts = facts;
    this.notes = notes;
  }

  /**
   * @param components whether the repository is released in components, each with a changelog
   */
  void changelog(boolean components) {
    if (facts.changelog().isEmpty()) {
      notes.writesChangelog = !components;
      if (!components) {
        notes.note(
            "changelog", "none", "", CHANGELOG + " is begun, in the form of Keep a Changelog");
      }
      return;
    }
    FoundChangelog found = facts.changelog().get();
    String adopt =
        "mvn release-kit:prepare -Dadopt puts a new head in front and keeps the old text";
    switch (found.form()) {
      case KEPT -> {
        if (!found.path().equals(CHANGELOG) && !components) {
          notes.entries.add(
              PolicyEntry.of(
                  "changelog",
                  "Where the changelog is.",
                  "file: " + PolicyText.scalar(found.path())));
        }
        notes.findings.add(
            new Finding(
                "changelog",
                found.path(),
                "",
                Kind.NOT_NEEDED,
                "it is of the form of Keep a Changelog"));
      }
      case ADOPTABLE -> {
        if (found.path().equals(CHANGELOG)) {
          notes.note("changelog", found.place(), "", adopt + "; or correct the line");
        } else {
          notes.writesChangelog = !components;
          notes.note(
              "changelog",
              found.place(),
              "",
              "it stays as it is, and "
                  + CHANGELOG
                  + " is begun; or name it as changelog.file, and "
                  + adopt);
        }
      }
      case REFUSED ->
          notes.findings.add(
              new Finding(
                  "changelog",
                  found.place(),
                  "",
                  Kind.NO_COUNTERPART,
                  "a release is refused until that line is corrected"));
      case OTHER -> {
        notes.writesChangelog = !components;
        notes.note(
            "changelog",
            found.path(),
            "",
            "it is no Markdown: it stays as it is, and " + CHANGELOG + " is begun");
      }
    }
  }

  /** What the clone and the POM say of the repository. */
  void repository() {
    ProjectFacts.Git git = facts.git();
    if (git.remote().isEmpty()) {
      notes.note("git", "no remote", "", "git remote add origin URL: a release is pushed there");
    }
    if (git.shallow()) {
      notes.note(
          "git",
          "shallow clone",
          "",
          "git fetch --unshallow --tags: releases are found by tags and history");
    } else if (git.tags().isEmpty()) {
      notes.note(
          "git",
          "no tags",
          "",
          "git fetch --tags, where there are releases: the last one is found by its tag");
    }
    String connection =
        facts.scm().developerConnection().isBlank()
            ? facts.scm().connection()
            : facts.scm().developerConnection();
    if (!connection.isBlank()
        && !connection.strip().matches("(?s)scm[:|]git[:|].*")
        && !connection.contains("${")) {
      notes.note(
          "scm",
          connection,
          "",
          "the repository is git's: correct scm/connection in the POM, or remove it");
    } else {
      Optional<RepositoryAddress> said = RepositoryAddress.ofConnection(connection);
      Optional<RepositoryAddress> pushed = git.remote().flatMap(RepositoryAddress::of);
      if (said.isPresent() && pushed.isPresent() && !said.get().agreesWith(pushed.get())) {
        notes.note(
            "scm",
            said.get().toString(),
            "",
            "the remote is "
                + pushed.get()
                + ": correct developerConnection in the POM, or the remote");
      }
    }
    if (facts.scm().url().isBlank() || facts.scm().inherited()) {
      notes.note(
          "scm",
          "no scm/url in this POM",
          "",
          "<scm><url> makes links in the changelog and in notes");
    }
    if (facts.revision()) {
      notes.findings.add(
          new Finding(
              "POM",
              "${revision}",
              "",
              Kind.NOT_NEEDED,
              "a CI-friendly version is set where it is defined"));
    }
  }
}
