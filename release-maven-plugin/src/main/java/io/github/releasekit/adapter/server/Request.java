package io.github.releasekit.adapter.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a route.
 *
 * @param path decoded
 * @param variables those parts of the path that the route names
 * @param parameters of the query, decoded, each with its values in order
 * @param lastEventId the id of the last event that the client has got of a stream
 */
public record Request(
    String path,
    Map<String, String> variables,
    Map<String, List<String>> parameters,
    Optional<String> lastEventId) {

  /** A part of the path by the route's name for it. */
  public String variable(String name) {
    return variables.get(name);
  }

  /**
   * A parameter that may be given once; an empty one counts as not given.
   *
   * @throws ProblemException when it is given more than once
   */
  public Optional<String> parameter(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new ProblemException(Problem.badRequest(name + " is given more than once"));
    }
    return values.stream().map(String::strip).filter(value -> !value.isEmpty()).findFirst();
  }

  /** A parameter that may be given several times, or with several values separated by commas. */
  public List<String> list(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
