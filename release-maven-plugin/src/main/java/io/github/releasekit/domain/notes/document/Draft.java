package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.notes.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document that is being written; what has no content is left out of it. */
final class Draft {

  private final Facts given;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<Section> sections = new ArrayList<>();

  Draft(Facts given) {
    this.given = given;
  }

  /** Something that stands at the top. */
  void fact(String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  void list(Heading heading, List<Item> items) {
    section(new Section(heading, "", false, items));
  }

  void steps(Heading heading, List<Item> items) {
    section(new Section(heading, "", true, items));
  }

  /** What the release notes say of something. */
  void part(Heading heading, Part part) {
    section(new Section(heading, given.texts().getOrDefault(part, ""), false, List.of()));
  }

  /** What the release notes say of something, and a list below it; nothing where they do not. */
  void part(Heading heading, Part part, String between, List<Item> items) {
    String text = given.texts().getOrDefault(part, "");
    if (!text.isEmpty()) {
      section(new Section(heading, text + "\n\n" + between, false, items));
    }
  }

  private void section(Section section) {
    if (!section.text().isEmpty()) {
      sections.add(section);
    }
  }

  /** The facts that documents about a release begin with. */
  void subject(DocumentedRelease release) {
    fact("Project", Wording.text(release.project()));
    fact(
        "Version",
        Wording.text(release.version())
            + (release.previous().isEmpty()
                ? ", the first"
                : ", after " + Wording.text(release.previous()))
            + ", "
            + Wording.text(release.type())
            + (release.profile().equals("default") || release.profile().equals(release.type())
                ? ""
                : ", by the profile " + Wording.text(release.profile())));
  }

  /** A document about a release. */
  Document about(DocumentKind kind, DocumentedRelease release) {
    return document(
        kind,
        kind.title()
            + " of "
            + Wording.text(release.artifactId())
            + " "
            + Wording.text(release.version()),
        Map.of(
            "project", release.project(),
            "artifactId", release.artifactId(),
            "version", release.version(),
            "previousVersion", release.previous(),
            "tag", release.tag()));
  }

  /**
   * A document.
   *
   * @param about plain texts by the names that templates have for them; those left out are empty
   */
  Document document(DocumentKind kind, String title, Map<String, String> about) {
    fact("As of", given.wording().time(given.now()) + ", by " + Wording.text(given.source()));
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : List.of("project", "artifactId", "version", "previousVersion", "tag")) {
      names.put(name, Wording.text(about.get(name)));
    }
    names.put(
        "date", LocalDate.ofInstant(given.now(), given.policy().calendar().zone()).toString());
    return new Document(kind, title, names, facts, sections);
  }
}
