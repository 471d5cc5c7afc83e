package io.github.releasekit.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A REST API as a list of what can be asked. It is stricter than real ones: what has a parameter or
 * a field that is not listed is refused.
 */
final class RestApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String prefix;
  private final List<Route> routes = new ArrayList<>();

  /**
   * @param prefix of all paths
   */
  RestApi(String prefix) {
    this.prefix = prefix;
  }

  private record Route(
      String method, Pattern path, Set<String> query, Function<Request, Said> answer) {}

  /** A status that ends an answer early. */
  static final class Refusal extends RuntimeException {

    private final int status;

    Refusal(int status, String message) {
      super(message);
      this.status = status;
    }
  }

  /**
   * A request that fits.
   *
   * @param parts of the path that vary, decoded
   */
  record Request(Asked asked, List<String> parts) {

    String part(int index) {
      return parts.get(index);
    }

    /** A number in the path. */
    long number(int index) {
      if (!part(index).matches("[0-9]{1,18}")) {
        throw new Refusal(400, part(index) + " is no number");
      }
      return Long.parseLong(part(index));
    }

    /** A parameter, or what stands for it. */
    String query(String name, String otherwise) {
      return asked.query().getOrDefault(name, otherwise);
    }

    /** The document that was sent. */
    JsonNode document(Set<String> required, Set<String> optional) {
      if (!"application/json".equals(asked.headers().get("content-type"))) {
        throw new Refusal(415, "no JSON");
      }
      JsonNode document = read(asked.body());
      Set<String> names = new TreeSet<>();
      document.fieldNames().forEachRemaining(names::add);
      for (String name : required) {
        if (!names.remove(name)) {
          throw new Refusal(400, name + " is missing");
        }
      }
      names.removeAll(optional);
      if (!names.isEmpty()) {
        throw new Refusal(400, names + " are not known");
      }
      return document;
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (java.io.IOException e) {
      throw new Refusal(400, "no JSON: " + e.getMessage());
    }
  }

  /**
   * Something that can be asked.
   *
   * @param path in which {@code *} stands for one segment, and {@code **} for one or more
   * @param query the names of its parameters
   */
  void on(String method, String path, Set<String> query, Function<Request, Said> answer) {
    String regex =
        Arrays.stream((prefix + path).split("(?<=/)|(?=/)"))
            .map(part -> part.equals("*") ? "([^/]+)" : part.equals("**") ? "(.+)" : quoted(part))
            .reduce("", String::concat);
    routes.add(new Route(method, Pattern.compile(regex), query, answer));
  }

  private static String quoted(String part) {
    return Pattern.quote(part);
  }

  Said answer(Asked asked) {
    try {
      return find(asked);
    } catch (Refusal e) {
      return json(e.status, Map.of("message", String.valueOf(e.getMessage())));
    }
  }

  private Said find(Asked asked) {
    for (Route route : routes) {
      Matcher path = route.path().matcher(asked.path());
      if (route.method().equals(asked.method()) && path.matches()) {
        Set<String> unknown = new TreeSet<>(asked.query().keySet());
        unknown.removeAll(route.query());
        if (!unknown.isEmpty()) {
          throw new Refusal(400, unknown + " are no parameters of " + asked.path());
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= path.groupCount(); i++) {
          String part = path.group(i).replace("+", "%2B");
          parts.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
        }
        return route.answer().apply(new Request(asked, parts));
      }
    }
    throw new Refusal(404, "there is no " + asked.method() + " " + asked.path());
  }

  static Said json(int status, Object document) {
    return json(status, Map.of(), document);
  }

  static Said json(int status, Map<String, String> headers, Object document) {
    try {
      Map<String, String> all = new HashMap<>(headers);
      all.put("Content-Type", "application/json");
      return new Said(status, all, JSON.writeValueAsBytes(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
