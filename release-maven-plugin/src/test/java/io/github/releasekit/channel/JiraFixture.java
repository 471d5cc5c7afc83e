package io.github.releasekit.channel;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.WebService;
import io.github.releasekit.adapter.jira.Jira;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.channel.JiraTarget;
import io.github.releasekit.server.JiraServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channel to a stand-in for Jira; waits pass at once. */
final class JiraFixture {

  static final Credentials CLOUD = new Credentials("ada@example.org", "t0ken");
  static final Credentials PERSONAL_TOKEN = new Credentials("", "t0ken");

  final List<Duration> waits = new ArrayList<>();
  private final JiraServer server;

  JiraFixture(JiraServer server) {
    this.server = server;
  }

  JiraChannel channel(Optional<String> transition) {
    return channel(transition, CLOUD, 3, Duration.ofSeconds(30));
  }

  JiraChannel channel(
      Optional<String> transition, Credentials user, int attempts, Duration timeout) {
    Retries retries =
        new Retries(
            attempts,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            wait -> {
              waits.add(wait);
              server.pass();
            },
            event -> {});
    WebService service =
        new WebService(
                new HttpExchanges(url -> Optional.empty()),
                server.url(),
                Optional.of(Authorization.of(user)),
                Map.of(),
                retries)
            .within(timeout);
    return new JiraChannel(
        "jira",
        new JiraTarget(server.url(), "ABC", "@{artifactId} @{version}", transition),
        () -> new Jira(service));
  }
}
