package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.github.releasekit.server.LoopbackHttp.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The description of an API in the form of OpenAPI 3.0, by which requests and answers are judged.
 */
public final class OpenApi {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String JSON = "application/json";

  private final JsonNode root;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /**
   * What can be asked for.
   *
   * @param at where it stands in the description, as a JSON pointer
   */
  public record Operation(String method, String template, Pattern path, String at, JsonNode node) {

    /** How exactly its path is known. */
    private int placeholders() {
      return (int) template.chars().filter(c -> c == '{').count();
    }
  }

  private OpenApi(byte[] text, Predicate<String> wanted) throws IOException {
    root = MAPPER.readTree(text);
    root.path("paths")
        .properties()
        .forEach(
            path -> {
              if (wanted.test(path.getKey())) {
                path.getValue().properties().forEach(method -> add(path.getKey(), method));
              }
            });
  }

  /**
   * Reads a description.
   *
   * @param wanted the paths that are of use
   */
  public static OpenApi read(Path file, Predicate<String> wanted) {
    try {
      return new OpenApi(Files.readAllBytes(file), wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String template, Map.Entry<String, JsonNode> method) {
    String at = "/paths/" + template.replace("/", "~1") + "/" + method.getKey();
    Set<String> across = new HashSet<>();
    parameters(method.getValue())
        .filter(parameter -> parameter.path("x-multi-segment").asBoolean())
        .forEach(parameter -> across.add(parameter.path("name").asText()));
    StringBuilder path = new StringBuilder();
    for (String part : template.split("(?=\\{)|(?<=})")) {
      if (!part.startsWith("{")) {
        path.append(Pattern.quote(part));
      } else if (across.contains(part.substring(1, part.length() - 1))) {
        path.append(".+");
      } else {
        path.append("[^/]+");
      }
    }
    operations.add(
        new Operation(
            method.getKey().toUpperCase(java.util.Locale.ROOT),
            template,
            Pattern.compile(path.toString()),
            at,
            method.getValue()));
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
  }

  private Stream<JsonNode> parameters(JsonNode operation) {
    return elements(operation.path("parameters")).map(this::resolved);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The operation that a request asks for. */
  public Optional<Operation> operation(String method, String path) {
    return operations.stream()
        .filter(o -> o.method().equals(method) && o.path().matcher(path).matches())
        .min(Comparator.comparing(Operation::placeholders));
  }

  /** What a request does that the description does not say. */
  public List<String> judge(Operation operation, Asked asked) {
    List<String> wrong = new ArrayList<>();
    Set<String> known = new HashSet<>();
    parameters(operation.node())
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .forEach(
            parameter -> {
              String name = parameter.path("name").asText();
              known.add(name);
              String value = asked.query().get(name);
              if (value == null && parameter.path("required").asBoolean()) {
                wrong.add("parameter " + name + " is missing");
              }
              if (value != null) {
                JsonNode schema = resolved(parameter.path("schema"));
                judgeText(name, value, schema).ifPresent(wrong::add);
              }
            });
    asked.query().keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> wrong.add("parameter " + name + " is not known"));
    JsonNode content = operation.node().path("requestBody").path("content");
    if (content.has(JSON)) {
      String at = operation.at() + "/requestBody/content/application~1json/schema";
      wrong.addAll(judge(at, asked.body()));
      wrong.addAll(unknown(content.path(JSON).path("schema"), asked.body()));
    } else if (content.isEmpty() && asked.body().length > 0) {
      wrong.add("no body is expected");
    } else if (!content.isEmpty()
        && !content.has(asked.headers().getOrDefault("content-type", ""))) {
      wrong.add("content type " + asked.headers().get("content-type"));
    }
    return wrong;
  }

  private static Optional<String> judgeText(String name, String value, JsonNode schema) {
    boolean number = schema.path("type").asText().equals("integer");
    List<String> allowed = elements(schema.path("enum")).map(JsonNode::asText).toList();
    return number && !value.matches("[0-9]+") || !allowed.isEmpty() && !allowed.contains(value)
        ? Optional.of("parameter " + name + " is " + value)
        : Optional.empty();
  }

  /** Properties of a body that its schema does not name, which a server would ignore. */
  private List<String> unknown(JsonNode schema, byte[] body) {
    Set<String> known = new HashSet<>();
    Stream.concat(Stream.of(schema), elements(schema.path("oneOf")))
        .map(this::resolved)
        .forEach(one -> one.path("properties").fieldNames().forEachRemaining(known::add));
    List<String> unknown = new ArrayList<>();
    tree(body)
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                unknown.add("property " + name + " is not known");
              }
            });
    return unknown;
  }

  /** Where the schema of an answer is; empty where the description has none. */
  public Optional<String> schema(Operation operation, int status) {
    String at = operation.at() + "/responses/" + status;
    JsonNode response = root.at(at);
    if (response.has("$ref")) {
      at = response.path("$ref").asText().substring(1);
    }
    String schema = at + "/content/application~1json/schema";
    return root.at(schema).isMissingNode() ? Optional.empty() : Optional.of(schema);
  }

  /** Whether the description has this status of an operation. */
  public boolean knows(Operation operation, int status) {
    return operation.node().path("responses").has(String.valueOf(status));
  }

  /** What of a document its schema does not allow. */
  public List<String> judge(String schema, byte[] document) {
    return schemas.computeIfAbsent(schema, this::compiled).validate(tree(document)).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** As a document of its own, in which the references of the description are found. */
  private Schema compiled(String at) {
    ObjectNode own = MAPPER.createObjectNode();
    own.putArray("allOf").add(root.at(at));
    own.set("components", root.path("components"));
    return registry.getSchema(own);
  }

  /** A document with all that its schema requires besides what it has. */
  public JsonNode filled(String schema, JsonNode document) {
    return new Example(root, JsonNodeFactory.instance).fill(root.at(schema), document);
  }

  static JsonNode tree(byte[] document) {
    try {
      return MAPPER.readTree(new String(document, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
