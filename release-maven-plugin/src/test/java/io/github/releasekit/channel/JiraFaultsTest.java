package io.github.releasekit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.JiraServer;
import io.github.releasekit.server.JiraServer.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault at every request of every method, once and for good: it ends well or with a refusal
 * after which the same call ends well, and nothing is done twice (I6).
 */
class JiraFaultsTest {

  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofMillis(400);
  private static final Release RELEASE = Releases.release("1.2.0", true, List.of("ABC-1", "ABC-9"));
  private static final String NAME = "app 1.2.0";

  private JiraServer server;
  private JiraFixture jira;

  /** A method of the channel. */
  enum Call {
    OBSERVE("Done", channel -> channel.observe(RELEASE)),
    DELIVER("Done", channel -> channel.deliver(RELEASE)),
    /** Once an issue has moved, nothing tells that it was by that transition. */
    DELIVER_BY_NAME("Resolve", channel -> channel.deliver(RELEASE)),
    WITHDRAW(
        "Done",
        channel -> channel.withdraw(Releases.takenBack(RELEASE, "it is bad"), Optional.empty()));

    private final String transition;
    private final Function<JiraChannel, Object> call;

    Call(String transition, Function<JiraChannel, Object> call) {
      this.transition = transition;
      this.call = call;
    }
  }

  /** An ordinary build plays every third: for each request three faults or four, in turn. */
  private static final int SAMPLE = 3;

  @BeforeEach
  void start() {
    server = new JiraServer(Authorization.of(JiraFixture.CLOUD).value().reveal());
    jira = new JiraFixture(server);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private JiraChannel channel(Call call, Fault fault) {
    return jira.channel(
        Optional.of(call.transition),
        JiraFixture.CLOUD,
        3,
        fault == Fault.SLOW ? IMPATIENT : PATIENT);
  }

  private void prepare(Call call) {
    server.reset();
    jira.waits.clear();
    server.addIssue("ABC-1", "In Progress");
    if (call == Call.OBSERVE || call == Call.WITHDRAW) {
      String id = server.addVersion(NAME, Map.of("released", true, "description", "It"));
      server.fix("ABC-1", id);
    }
  }

  /** All that Jira has come to. */
  private String outcome() {
    return server.versions(NAME) + " " + server.issue("ABC-1") + " " + server.changes();
  }

  @ParameterizedTest
  @EnumSource
  void endsWellWhenAFaultPasses(Call call) {
    everywhere(call, false, SAMPLE);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("faults")
  void canBeCalledAgainAfterAFaultThatStays(Call call) {
    everywhere(call, true, 1);
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  @Tag("faults")
  void endsWellWheneverAFaultPasses(Call call) {
    everywhere(call, false, 1);
  }

  private void everywhere(Call call, boolean forGood, int every) {
    prepare(call);
    server.arm(0, Fault.LOST, false);
    Object result = call.call.apply(channel(call, Fault.LOST));
    String outcome = outcome();
    int requests = server.requests().size();
    assertThat(server.changes()).doesNotHaveDuplicates();
    int cases = 0;
    int refusals = 0;
    for (int request = 1; request <= requests; request++) {
      for (Fault fault : Fault.values()) {
        if ((request + fault.ordinal()) % every != 0) {
          continue;
        }
        prepare(call);
        server.arm(request, fault, forGood);
        String what = call + " " + request + " " + fault;
        cases++;
        try {
          Object answer = call.call.apply(channel(call, fault));
          assertThat(forGood).as(what).isFalse();
          assertThat(answer).as(what).isEqualTo(result);
          assertThat(server.connections() + jira.waits.size()).as(what).isGreaterThan(requests);
        } catch (ReleaseException e) {
          refusals++;
          assertThat(forGood || fault == Fault.REDIRECT).as(what + ": " + e).isTrue();
          assertThat(e.problem()).as(what).contains("127.0.0.1").doesNotContain("t0ken");
        }
        if (fault == Fault.STATUS_429) {
          assertThat(jira.waits).as(what).contains(Duration.ofSeconds(7));
        }
        server.arm(0, fault, false);
        Object again = call.call.apply(channel(call, Fault.LOST));
        if (call != Call.DELIVER_BY_NAME) {
          assertThat(again).as(what).isEqualTo(result);
        }
        assertThat(outcome()).as(what).isEqualTo(outcome);
      }
    }
    assertThat(server.strays()).isEmpty();
    System.out.println(
        "Jira: " + call + ", " + cases + " faults, " + refusals + " refusals, 0 doubles");
    assertThat(cases).isGreaterThanOrEqualTo(30 / every);
  }
}
