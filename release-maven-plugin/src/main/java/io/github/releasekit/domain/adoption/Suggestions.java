package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.RepositoryAddress;
import java.util.Map;

/** What many projects come to want, as comments; and a key, as a file of comments is no mapping. */
final class Suggestions {

  /** Hosts whose forge everybody knows. */
  private static final Map<String, String> FORGES =
      Map.of(
          "github.com", "github",
          "gitlab.com", "gitlab",
          "gitea.com", "gitea",
          "codeberg.org", "gitea");

  private final ProjectFacts facts;
  private final Notes notes;

  Suggestions(ProjectFacts facts, Notes notes) {
    this.facts = facts;
    this.notes = notes;
  }

  void add() {
    if (notes.entries.stream().noneMatch(PolicyEntry::live)) {
      notes.entries.add(
          0,
          PolicyEntry.of(
              "",
              "How versions are written as tags: nothing here differs from the defaults.",
              "tagNameFormat: " + PolicyText.scalar(Policy.DEFAULT.tagNameFormat())));
    }
    if (lacks("channels")) {
      facts
          .git()
          .remote()
          .flatMap(RepositoryAddress::of)
          .map(RepositoryAddress::host)
          .map(FORGES::get)
          .ifPresent(
              forge ->
                  notes.entries.add(
                      PolicyEntry.comment(
                          "channels",
                          "A release there with notes and files, see channels.html.",
                          forge + ": {publish: manual}")));
    }
    if (lacks("notices")) {
      notes.entries.add(
          PolicyEntry.comment(
              "notices",
              "Who is told of releases; the name stands for the secret URL, see notices.html.",
              "slack: {url: slack-webhook}"));
    }
    if (lacks("assets")) {
      notes.entries.add(
          PolicyEntry.comment(
              "assets",
              "What lets others check a release, published with the root module, see assets.html.",
              "manifest: true",
              "checksums: true"));
    }
  }

  private boolean lacks(String section) {
    return notes.entries.stream().noneMatch(entry -> entry.section().equals(section));
  }
}
