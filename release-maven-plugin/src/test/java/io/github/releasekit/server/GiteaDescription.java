package io.github.releasekit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Gitea publishes of its API: the types that the npm package {@code gitea-js} has generated
 * from its swagger.v1.json, which {@code .ci/run} fetches. It knows no {@code /actions/runs} yet.
 */
public final class GiteaDescription {

  /** Where {@code .ci/run} puts it. */
  public static final Path FILE = Path.of("target/gitea-js/index.d.ts");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OPERATION =
      Pattern.compile(
          "@request (\\w+):(\\S+)\\s+(?:\\* @\\w+\\s+)*\\*/\\s*\\w+: \\((.*?)\\)"
              + " => Promise<HttpResponse<(\\w+)(\\[\\])?,",
          Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("^interface (\\w+) \\{(.*?)^\\}", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern FIELD =
      Pattern.compile("^\\s+'?([\\w-]+)'?(\\??): ", Pattern.MULTILINE);
  private static final Pattern QUERY =
      Pattern.compile("query\\??: \\{(.*?)\\n\\s+\\}", Pattern.DOTALL);
  private static final Pattern BODY = Pattern.compile("\\bbody: (\\w+)");

  private record Operation(
      String method, Pattern path, Set<String> query, String body, String answer) {}

  private static final class Read {
    static final Optional<GiteaDescription> DESCRIPTION =
        Files.isRegularFile(FILE) ? Optional.of(new GiteaDescription(text())) : Optional.empty();

    private static String text() {
      try {
        return Files.readString(FILE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Map<String, Boolean>> types = new HashMap<>();

  private GiteaDescription(String text) {
    for (Matcher type = TYPE.matcher(text); type.find(); ) {
      types.put(type.group(1), fields(type.group(2)));
    }
    for (Matcher found = OPERATION.matcher(text); found.find(); ) {
      Matcher query = QUERY.matcher(found.group(3));
      Matcher body = BODY.matcher(found.group(3));
      String path =
          found
              .group(2)
              .replaceAll("\\{(filepath|branch|tag)\\}", "(?:.+)")
              .replaceAll("\\{[\\w-]+\\}", "[^/]+");
      operations.add(
          new Operation(
              found.group(1),
              Pattern.compile(path),
              query.find() ? fields(query.group(1)).keySet() : Set.of(),
              body.find() ? body.group(1) : "",
              found.group(4)));
    }
  }

  /** The description, where it was fetched. */
  static Optional<GiteaDescription> read() {
    return Read.DESCRIPTION;
  }

  /** How many operations it has. */
  public static int size() {
    return read().map(description -> description.operations.size()).orElse(0);
  }

  /** The names of fields, and whether they have to be there. */
  private static Map<String, Boolean> fields(String text) {
    Map<String, Boolean> fields = new TreeMap<>();
    for (Matcher field = FIELD.matcher(text); field.find(); ) {
      fields.put(field.group(1), field.group(2).isEmpty());
    }
    return fields;
  }

  /**
   * Compares a request that was taken, and its answer, with the description.
   *
   * @throws AssertionError where they do not fit
   */
  void judge(Asked asked, Said said, String prefix) {
    String path = asked.path().substring(prefix.length());
    if (path.contains("/actions/runs")) {
      return;
    }
    Operation operation =
        operations.stream()
            .filter(one -> one.method().equals(asked.method()))
            .filter(one -> one.path().matcher(path).matches())
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + asked.method() + " " + path));
    Set<String> unknown = new TreeSet<>(asked.query().keySet());
    unknown.removeAll(operation.query());
    require(unknown.isEmpty(), path + " has no parameters " + unknown);
    if (!operation.body().isEmpty()) {
      compare(tree(asked.body()), operation.body(), path);
    }
    if (said.status() < 300 && said.body().length > 0) {
      JsonNode answer = tree(said.body());
      for (JsonNode one : answer.isArray() ? answer : List.of(answer)) {
        compare(one, operation.answer(), "the answer of " + path);
      }
    }
  }

  private void compare(JsonNode document, String type, String what) {
    Map<String, Boolean> fields = types.getOrDefault(type, Map.of());
    document
        .fieldNames()
        .forEachRemaining(
            name -> require(fields.containsKey(name), what + ": " + type + " has no " + name));
    fields.forEach(
        (name, required) ->
            require(!required || document.has(name), what + ": " + type + " needs " + name));
  }

  private static void require(boolean fits, String problem) {
    if (!fits) {
      throw new AssertionError(problem);
    }
  }

  private static JsonNode tree(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
