package io.github.releasekit.domain.notes.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A document about a release, or about a time, whose texts are Markdown.
 *
 * @param names what it is about, by the names that templates have for it
 * @param facts what stands at its top, by what it is
 * @param sections those that have content, in order
 */
public record Document(
    DocumentKind kind,
    String title,
    Map<String, String> names,
    Map<String, String> facts,
    List<Section> sections) {

  public Document {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    sections = List.copyOf(sections);
  }

  /** What a template is given; {@code documents.md} of the site lists it. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>(names);
    values.put("title", title);
    List<Map<String, String>> top = new ArrayList<>();
    facts.forEach((name, value) -> top.add(Map.of("name", name, "value", value)));
    values.put("facts", top);
    values.put("sections", sections.stream().map(Document::values).toList());
    Map<String, String> content = new LinkedHashMap<>();
    Stream.of(Heading.values()).forEach(heading -> content.put(heading.key(), ""));
    sections.forEach(section -> content.put(section.heading().key(), section.text()));
    values.put("content", content);
    return values;
  }

  private static Map<String, Object> values(Section section) {
    return Map.of(
        "id", section.heading().id(),
        "title", section.heading().title(),
        "text", section.text(),
        "lead", section.lead(),
        "items", values(section.items()));
  }

  private static List<Map<String, Object>> values(List<Item> items) {
    return items.stream()
        .map(
            item ->
                Map.<String, Object>of(
                    "text", item.text(),
                    "mark", item.mark().box().strip(),
                    "items", values(item.items())))
        .toList();
  }
}
