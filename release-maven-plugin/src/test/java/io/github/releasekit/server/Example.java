package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts into documents what their schemas require and nobody reads.
 *
 * @param root the description that {@code $ref} points into
 */
record Example(JsonNode root, JsonNodeFactory make) {

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref")
        ? resolved(root.at(schema.path("$ref").asText().substring(1)))
        : schema;
  }

  /** The document with the required properties that it does not have, at any depth. */
  JsonNode fill(JsonNode described, JsonNode document) {
    JsonNode schema = resolved(described);
    if (document instanceof ArrayNode array) {
      ArrayNode filled = make.arrayNode();
      array.forEach(item -> filled.add(fill(schema.path("items"), item)));
      return filled;
    }
    if (!(document instanceof ObjectNode object)) {
      return document;
    }
    ObjectNode filled = make.objectNode();
    object
        .properties()
        .forEach(
            entry ->
                filled.set(
                    entry.getKey(), fill(property(schema, entry.getKey()), entry.getValue())));
    require(schema, filled);
    return filled;
  }

  private JsonNode property(JsonNode schema, String name) {
    JsonNode own = schema.path("properties").path(name);
    for (JsonNode part : schema.path("allOf")) {
      own = own.isMissingNode() ? property(resolved(part), name) : own;
    }
    JsonNode any = schema.path("anyOf");
    return own.isMissingNode() && !any.isEmpty() ? property(resolved(any.get(0)), name) : own;
  }

  private void require(JsonNode schema, ObjectNode filled) {
    schema
        .path("required")
        .forEach(
            name -> {
              if (!filled.has(name.asText())) {
                filled.set(name.asText(), example(property(schema, name.asText())));
              }
            });
    schema.path("allOf").forEach(part -> require(resolved(part), filled));
    if (!schema.path("anyOf").isEmpty()) {
      require(resolved(schema.path("anyOf").get(0)), filled);
    }
  }

  private JsonNode example(JsonNode described) {
    JsonNode schema = resolved(described);
    if (schema.path("nullable").asBoolean()) {
      return make.nullNode();
    }
    if (!schema.path("enum").isEmpty()) {
      return schema.path("enum").get(0);
    }
    for (String choice : new String[] {"oneOf", "anyOf"}) {
      if (!schema.path(choice).isEmpty()) {
        return example(schema.path(choice).get(0));
      }
    }
    return switch (schema.path("type").asText(schema.has("properties") ? "object" : "string")) {
      case "integer", "number" -> make.numberNode(1);
      case "boolean" -> make.booleanNode(false);
      case "array" -> make.arrayNode();
      case "object" -> fill(schema, make.objectNode());
      default -> make.textNode(text(schema.path("format").asText()));
    };
  }

  private static String text(String format) {
    return switch (format) {
      case "uri" -> "https://example.org/";
      case "date-time" -> "2026-01-02T03:04:05Z";
      case "email" -> "ada@example.org";
      default -> "x";
    };
  }
}
