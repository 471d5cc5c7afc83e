package io.github.releasekit.adapter.report;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.HttpGate;
import io.github.releasekit.domain.gate.result.HttpGate.Expected;
import io.github.releasekit.domain.gate.result.HttpGate.Outcome;
import io.github.releasekit.domain.gate.result.SonarGate;
import io.github.releasekit.domain.gate.result.SonarGate.Analyses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks the web servers of gates. */
public final class WebAnswers {

  private final HttpExchanges reader;
  private final Function<String, Optional<Credentials>> servers;
  private final String version;
  private final String tag;
  private final Consumer<Duration> waiting;

  /**
   * @param servers credentials by the id of a server in settings.xml
   * @param version that is released
   * @param tag of it
   * @param waiting lets a pause pass
   */
  public WebAnswers(
      HttpExchanges reader,
      Function<String, Optional<Credentials>> servers,
      String version,
      String tag,
      Consumer<Duration> waiting) {
    this.waiting = waiting;
    this.reader = reader;
    this.servers = servers;
    this.version = version;
    this.tag = tag;
  }

  /**
   * @throws ReleaseException when the gate's server is not in settings.xml, or what it answers is
   *     not JSON where a value is looked for
   */
  Outcome ask(HttpGate gate) {
    URI uri =
        URI.create(
            gate.url().replace("@{version}", encoded(version)).replace("@{tag}", encoded(tag)));
    Optional<Credentials> credentials = credentials(gate.server(), gate.id());
    Answer answer;
    try {
      answer = reader.get(uri, credentials, gate.timeout());
    } catch (UnreachableException e) {
      return new Outcome.Unreachable(e.problem());
    }
    boolean looked = answer.status() == gate.status();
    return new Outcome.Answered(
        answer.status(),
        gate.expected().filter(expected -> looked).flatMap(expected -> value(answer, expected)),
        new Reports(1, Digests.sha256(Digests.sha256(answer.body()) + "  " + uri + "\n")));
  }

  /**
   * @throws ReleaseException as {@link #ask}, and when a report of the scanner cannot be read
   */
  Analyses analyses(SonarGate gate, ReportFiles files) {
    return SonarAnalyses.read(files, gate, reader, credentials(gate.server(), gate.id()), waiting);
  }

  private Optional<Credentials> credentials(Optional<String> server, String gate) {
    return server.map(
        id ->
            servers
                .apply(id)
                .orElseThrow(
                    () ->
                        new ReleaseException(
                            "settings.xml has no server '" + id + "' with a password",
                            "add it, for gate '" + gate + "'")));
  }

  private static Optional<String> value(Answer answer, Expected expected) {
    try (JsonCursor json = JsonCursor.at(new ByteArrayInputStream(answer.body()))) {
      List<String> found = new ArrayList<>();
      json.pointers(Set.of(expected.pointer()), at -> json.scalar().ifPresent(found::add));
      json.requireEnd();
      return found.stream().findFirst();
    } catch (IOException e) {
      throw new ReleaseException(
          "the answer is not JSON, and " + expected.pointer() + " of it is asked for",
          "correct 'url' or 'value' in release-kit.yml",
          e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
