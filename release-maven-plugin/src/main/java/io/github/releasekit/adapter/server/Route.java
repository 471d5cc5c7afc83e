package io.github.releasekit.adapter.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A path, and what is there.
 *
 * @param path {@code /api/v1/releases/{version}}: a part in braces is named so, and any part there
 * @param parameters that its query may have
 */
public record Route(String path, Set<String> parameters, Content content) {

  /** What is at a path. */
  public sealed interface Content {}

  /** Something that is sent, and that is it. */
  public record Document(Function<Request, Answer> answer) implements Content {}

  /**
   * Events that are sent as they happen (server-sent events).
   *
   * @param open begins to follow them for one client
   */
  public record Stream(Function<Request, EventSource> open) implements Content {}

  public Route {
    parameters = Set.copyOf(parameters);
  }

  /** A route to a document. */
  public static Route document(
      String path, Set<String> parameters, Function<Request, Answer> answer) {
    return new Route(path, parameters, new Document(answer));
  }

  /** A route to events. */
  public static Route stream(String path, Function<Request, EventSource> open) {
    return new Route(path, Set.of(), new Stream(open));
  }

  /** The parts of a path by their names; empty when the path is another one. */
  Optional<Map<String, String>> match(String asked) {
    String[] own = path.split("/", -1);
    String[] parts = asked.split("/", -1);
    if (own.length != parts.length) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < own.length; i++) {
      if (own[i].startsWith("{")) {
        variables.put(own[i].substring(1, own[i].length() - 1), parts[i]);
      } else if (!own[i].equals(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  /**
   * @throws ProblemException when there is a parameter that the route has not
   */
  void requireKnown(Set<String> asked) {
    if (!parameters.containsAll(asked)) {
      throw new ProblemException(
          Problem.badRequest(
              parameters.isEmpty()
                  ? "there are no parameters here"
                  : "the parameters here are "
                      + parameters.stream().sorted().collect(Collectors.joining(", "))));
    }
  }
}
