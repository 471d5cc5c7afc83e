package io.github.releasekit.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Every key of {@code release-kit.yml}, from its schema. */
final class ConfigurationPage {

  private static final List<String> HEAD = List.of("key", "type", "default", "meaning");

  private final PolicySchema schema = PolicySchema.read();
  private final Markdown page =
      new Markdown("Configuration reference", "schemas/release-kit.schema.json");

  static String write() {
    return new ConfigurationPage().page();
  }

  private String page() {
    page.paragraph(
        """
        Every key of `release-kit.yml`, as its [schema](../schemas/release-kit.schema.json) has it. How the file is found and read,
        and how a team shares one: [Configuration](../configuration.md). `mvn release-kit:plan -Dshow=config` shows what holds in a project.

        A path such as `calendar.windows[].from` leads through mappings by `.`, and into each entry of a list by `[]`; `*` stands for a name
        that you choose. A key without a default may be left out, unless it is *required*.
        """);
    Map<String, JsonNode> keys = PolicySchema.properties(schema.root());
    List<List<String>> rows = new ArrayList<>();
    keys.forEach(
        (key, unresolved) -> {
          JsonNode found = schema.resolved(unresolved);
          String name = hasSection(found) ? "[`" + key + "`](#" + key + ")" : Markdown.code(key);
          rows.add(row(name, found, PolicySchema.isRequired(schema.root(), key)));
        });
    page.table(HEAD, rows);
    keys.forEach((key, unresolved) -> section(key, schema.resolved(unresolved)));
    return page.toString();
  }

  private static boolean hasSection(JsonNode found) {
    return PolicySchema.isTyped(found)
        || found.has("properties")
        || found.path("items").has("properties")
        || found.path("additionalProperties").has("properties");
  }

  private void section(String key, JsonNode found) {
    if (!hasSection(found)) {
      return;
    }
    page.heading(2, key);
    page.paragraph(meaning(found));
    if (PolicySchema.isTyped(found)) {
      types(key);
    } else {
      Map<String, List<String>> rows = new LinkedHashMap<>();
      rows(rows, key, found);
      page.table(HEAD, List.copyOf(rows.values()));
    }
  }

  /** Types with the same keys share a table. */
  private void types(String key) {
    page.paragraph(
        "The name of an entry is its type, or any other name with `type` in it: letters and digits in lower case, with single hyphens.");
    Map<JsonNode, List<String>> byKeys = new LinkedHashMap<>();
    schema
        .types(key)
        .forEach(
            (type, found) -> byKeys.computeIfAbsent(found, keys -> new ArrayList<>()).add(type));
    byKeys.forEach(
        (found, types) -> {
          page.heading(3, key + ": " + String.join(", ", types));
          page.paragraph(meaning(found));
          Map<String, List<String>> rows = new LinkedHashMap<>();
          rows(rows, key + ".*", found);
          page.table(HEAD, List.copyOf(rows.values()));
        });
  }

  private void rows(Map<String, List<String>> rows, String path, JsonNode parent) {
    if (PolicySchema.isTyped(parent)) {
      return;
    }
    PolicySchema.properties(parent)
        .forEach(
            (key, unresolved) -> {
              JsonNode found = schema.resolved(unresolved);
              String child = path + "." + key;
              rows.put(
                  child, row(Markdown.code(child), found, PolicySchema.isRequired(parent, key)));
              rows(rows, child, found);
            });
    if (parent.path("items").isObject()) {
      rows(rows, path + "[]", schema.resolved(parent.get("items")));
    }
    if (parent.path("additionalProperties").isObject()
        && !parent.get("additionalProperties").has("$ref")) {
      rows(rows, path + ".*", parent.get("additionalProperties"));
    }
  }

  private List<String> row(String name, JsonNode found, boolean required) {
    return List.of(
        name,
        Markdown.cell(type(found)),
        required ? "*required*" : byDefault(found),
        Markdown.cell(meaning(found)));
  }

  private static String meaning(JsonNode found) {
    if (!found.has("description")) {
      throw new IllegalStateException("the schema does not describe " + found);
    }
    return Markdown.plain(found.get("description").asText());
  }

  private static String byDefault(JsonNode found) {
    JsonNode value = found.path("default");
    if (value.isMissingNode()) {
      return "";
    }
    if (value.isArray()) {
      return value.isEmpty() ? "none" : values(value);
    }
    return Markdown.code(value.asText());
  }

  private static String values(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .map(Markdown::code)
        .collect(Collectors.joining(", "));
  }

  private String type(JsonNode found) {
    if (found.has("enum")) {
      return values(found.get("enum"));
    }
    if (found.has("const")) {
      return Markdown.code(found.get("const").asText());
    }
    if (isPercent(found)) {
      return "percent, `90` or `72.5 %`";
    }
    if (found.has("anyOf") && !found.has("type")) {
      return StreamSupport.stream(found.get("anyOf").spliterator(), false)
          .map(this::type)
          .distinct()
          .collect(Collectors.joining(" or "));
    }
    if (found.path("type").isArray()) {
      return StreamSupport.stream(found.get("type").spliterator(), false)
          .map(one -> named(one.asText()))
          .collect(Collectors.joining(" or "));
    }
    return switch (found.path("type").asText()) {
      case "array" -> list(found);
      case "boolean" -> "`true`, `false`";
      case "integer", "number" -> named(found.get("type").asText()) + range(found);
      case "string" -> text(found);
      default -> "mapping";
    };
  }

  private static boolean isPercent(JsonNode found) {
    return found.at("/anyOf/1/pattern").asText().endsWith("?%?$");
  }

  private String list(JsonNode found) {
    JsonNode items = schema.resolved(found.path("items"));
    String least = found.has("minItems") ? ", at least " + found.get("minItems").asInt() : "";
    return (items.has("properties") ? "list of mappings" : "list of " + type(items)) + least;
  }

  private static String named(String type) {
    return switch (type) {
      case "integer" -> "whole number";
      case "boolean" -> "`true` or `false`";
      case "string" -> "text";
      default -> type;
    };
  }

  private static String range(JsonNode found) {
    JsonNode least = found.path("minimum");
    JsonNode most = found.path("maximum");
    if (least.isMissingNode()) {
      return most.isMissingNode() ? "" : ", at most " + most.asText();
    }
    return most.isMissingNode()
        ? ", at least " + least.asText()
        : ", " + least.asText() + " to " + most.asText();
  }

  private static String text(JsonNode found) {
    if (found.path("format").asText().equals("date")) {
      return "date, `2027-01-31`";
    }
    String pattern = found.path("pattern").asText();
    if (pattern.isEmpty()) {
      return "text";
    }
    return pattern.startsWith("^")
        ? "text like `" + pattern + "`"
        : "text with `" + pattern.replaceAll("[()?\\\\]", "") + "`";
  }
}
