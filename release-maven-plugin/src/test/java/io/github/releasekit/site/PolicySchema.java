package io.github.releasekit.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;

/** The published schema of {@code release-kit.yml}. */
final class PolicySchema {

  private final JsonNode root;

  private PolicySchema(JsonNode root) {
    this.root = root;
  }

  static PolicySchema read() {
    try {
      return new PolicySchema(
          new ObjectMapper()
              .readTree(
                  Files.readString(Site.RESOURCES.resolve("schemas/release-kit.schema.json"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** What a reference leads to; the schema itself where it is none. */
  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  /** The schema of a top-level key. */
  JsonNode key(String name) {
    return resolved(root.get("properties").get(name));
  }

  /** The definitions of what has a type, by the name of the type. */
  Map<String, JsonNode> types(String key) {
    Map<String, JsonNode> types = new java.util.LinkedHashMap<>();
    properties(key(key)).forEach((name, schema) -> types.put(name, resolved(schema)));
    return types;
  }

  static Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> properties = new java.util.LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(one -> properties.put(one.getKey(), one.getValue()));
    return properties;
  }

  /** Whether a key has to be given. */
  static boolean isRequired(JsonNode schema, String key) {
    return StreamSupport.stream(schema.path("required").spliterator(), false)
        .anyMatch(name -> name.asText().equals(key));
  }

  /**
   * Shows every key below a schema, parents first, but for what has a type of its own.
   *
   * @param path of the schema itself, empty or ending with a dot
   * @param each gets a path such as {@code calendar.windows[].from} and its schema
   */
  void walk(String path, JsonNode schema, BiConsumer<String, JsonNode> each) {
    properties(schema)
        .forEach(
            (name, child) -> {
              JsonNode found = resolved(child);
              each.accept(path + name, found);
              below(path + name, found, each);
            });
  }

  private void below(String path, JsonNode schema, BiConsumer<String, JsonNode> each) {
    if (isTyped(schema)) {
      return;
    }
    walk(path + ".", schema, each);
    walk(path + "[].", resolved(schema.path("items")), each);
    JsonNode others = schema.path("additionalProperties");
    if (others.isObject() && !others.has("$ref")) {
      walk(path + ".*.", others, each);
    }
  }

  /** Whether its entries are of several types, each with keys of its own. */
  static boolean isTyped(JsonNode schema) {
    JsonNode others = schema.path("additionalProperties");
    return others.has("anyOf") && others.path("required").size() == 1 || others.has("allOf");
  }

  /** All paths, those below entries of a type as {@code gates.*.minimum}. */
  Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    walk("", root, (path, schema) -> paths.add(path));
    for (String typed : typed()) {
      types(typed)
          .values()
          .forEach(type -> walk(typed + ".*.", type, (path, schema) -> paths.add(path)));
    }
    return paths;
  }

  /** The keys whose entries are of several types. */
  List<String> typed() {
    List<String> typed = new ArrayList<>();
    properties(root)
        .forEach(
            (name, schema) -> {
              if (isTyped(schema)) {
                typed.add(name);
              }
            });
    return typed;
  }
}
