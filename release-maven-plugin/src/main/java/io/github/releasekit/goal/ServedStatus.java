package io.github.releasekit.goal;

import io.github.releasekit.adapter.server.Answer;
import io.github.releasekit.adapter.server.Problem;
import io.github.releasekit.adapter.server.ProblemException;
import io.github.releasekit.adapter.server.Request;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.goal.StatusGoal.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where the last release stands, of each component, for a server to answer from. */
final class ServedStatus {

  private static final String WHOLE = "";

  private final Map<String, Refreshed<Status>> components = new LinkedHashMap<>();
  private final PublicText text;

  /**
   * @param names of the components; empty where the repository is released together
   * @param reader of one of them, or of the whole by an empty name
   */
  ServedStatus(
      List<String> names,
      Function<String, Status> reader,
      PublicText text,
      Refreshed.Settings settings) {
    this.text = text;
    for (String name : names.isEmpty() ? List.of(WHOLE) : names) {
      components.put(name, new Refreshed<>(() -> reader.apply(name), settings));
    }
  }

  /** As {@code status -Dformat=json} has it. */
  Answer answer(Request request) {
    String name = request.parameter("component").orElse(WHOLE);
    Refreshed<Status> one =
        components.size() == 1 && name.isEmpty()
            ? components.values().iterator().next()
            : components.get(name);
    if (one == null) {
      throw new ProblemException(
          Problem.badRequest(
              components.containsKey(WHOLE)
                  ? "there are no components here"
                  : "component is one of " + String.join(", ", components.keySet())));
    }
    try {
      Refreshed.Known<Status> known = one.get();
      Answer answer = Answer.json(harmless(known.value()));
      return known.warning().isEmpty()
          ? answer
          : answer.with(ServedRoutes.WARNING, known.warning());
    } catch (ReleaseException e) {
      throw new ProblemException(
          Problem.of(503, "the status is not known: " + text.of(e.problem())));
    }
  }

  private Status harmless(Status status) {
    return new Status(
        status.version(),
        status.state(),
        text.of(status.detail()),
        text.of(status.next()),
        status.missingApprovals().stream().map(text::of).toList());
  }
}
