package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The description of the API as the site has it, to be held against what is answered. */
final class OpenApi {

  private static final Path SITE = Path.of("../src/site/resources");
  private static final String SCHEMAS = "https://release-kit.github.io/release-kit/schemas/";

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonNode document;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(OpenApi::published));

  OpenApi() {
    try {
      document = mapper.readTree(SITE.resolve("openapi.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String published(String iri) {
    if (!iri.startsWith(SCHEMAS)) {
      return null;
    }
    try {
      return Files.readString(SITE.resolve("schemas").resolve(iri.substring(SCHEMAS.length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    document.get("paths").fieldNames().forEachRemaining(paths::add);
    return paths;
  }

  /** The parameters of a path's query. */
  Set<String> parameters(String path) {
    Set<String> names = new TreeSet<>();
    for (JsonNode one : document.at("/paths").get(path).at("/get/parameters")) {
      JsonNode parameter = resolved(one);
      if (parameter.get("in").asText().equals("query")) {
        names.add(parameter.get("name").asText());
      }
    }
    return names;
  }

  /** Fails unless an answer is described, its media type and content included. */
  void requireDescribed(String path, int status, String mediaType, String body) {
    JsonNode response =
        resolved(document.get("paths").get(path).at("/get/responses").get("" + status));
    assertThat(response).as("%d of %s", status, path).isNotNull();
    if (body.isEmpty()) {
      return;
    }
    String type = mediaType.replaceFirst(";.*", "");
    JsonNode content = response.get("content").get(type);
    assertThat(content).as("%s of %s", type, path).isNotNull();
    if (type.endsWith("json")) {
      requireValid(content.get("schema"), body);
    }
  }

  /** Fails unless JSON is as one of the schemas says. */
  void requireValid(String schema, String json) {
    requireValid(mapper.createObjectNode().put("$ref", "#/components/schemas/" + schema), json);
  }

  private void requireValid(JsonNode schema, String json) {
    ObjectNode whole = schema.deepCopy();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", document.get("components"));
    assertThat(registry.getSchema(whole).validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  /** References within the document that lead nowhere. */
  List<String> brokenReferences() {
    List<String> broken = new ArrayList<>();
    for (JsonNode reference : document.findValues("$ref")) {
      String target = reference.asText();
      boolean there =
          target.startsWith("#")
              ? !document.at(target.substring(1)).isMissingNode()
              : published(target) != null;
      if (!there) {
        broken.add(target);
      }
    }
    return broken;
  }

  private JsonNode resolved(JsonNode node) {
    return node != null && node.has("$ref")
        ? document.at(node.get("$ref").asText().substring(1))
        : node;
  }
}
