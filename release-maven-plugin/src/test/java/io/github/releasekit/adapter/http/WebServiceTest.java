package io.github.releasekit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import io.github.releasekit.server.Fault;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Asked;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what is made of an answer. */
class WebServiceTest extends AbstractWebServiceTest {

  @Test
  void asksWithTheHeadersOfAllRequestsAndWhoAsks() {
    answer(FINE);

    assertThat(get()).isEqualTo(new Named("fine", 0));
    assertThat(asked.get(0).headers())
        .containsEntry("accept", "application/json")
        .containsEntry("x-version", "1")
        .containsEntry("authorization", "Bearer " + TOKEN);
  }

  @Test
  void sendsDocumentsAndFiles() {
    answer(FINE);
    WebService service = service(Authorization.bearer(TOKEN));

    service.send("PATCH", "/a?b=c", new Named("ä", 1));
    service.upload(
        "PUT",
        "/f",
        Map.of("Content-Type", "text/x", "Accept", "*/*"),
        BodyPublishers.ofString("f"));
    service.delete("/d");

    assertThat(asked.get(0).text()).isEqualTo("{\"name\":\"ä\",\"size\":1}");
    assertThat(asked.get(0).headers()).containsEntry("content-type", "application/json");
    assertThat(asked.get(1).headers())
        .containsEntry("content-type", "text/x")
        .containsEntry("accept", "*/*");
    assertThat(server.requests()).containsExactly("PATCH /a?b=c", "PUT /f", "DELETE /d");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void noRedirectIsFollowed(int status) {
    List<Asked> elsewhere = new ArrayList<>();
    try (LoopbackHttp other =
        new LoopbackHttp(
            request -> {
              elsewhere.add(request);
              return FINE;
            })) {
      for (String to : List.of(other.url() + "/x?token=1", server.url() + "/y")) {
        asked.clear();
        answer(said(status, "", "Location", to));
        assertThatThrownBy(this::get)
            .hasMessageContaining("it points to 127.0.0.1, where nothing is sent")
            .hasMessageNotContaining("token=1");
        assertThat(asked).hasSize(1);
      }
      assertThat(elsewhere).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::no url::", "/relative", "mailto:x"})
  void aRedirectMayPointToNowhere(String to) {
    answer(said(302, "", "Location", to));

    assertThatThrownBy(this::get).hasMessageContaining("points to another place");
  }

  @Test
  void aLongAnswerIsCut() {
    answer(said(400, "x".repeat(100_000)));

    assertThatThrownBy(this::get)
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(1000));
  }

  @Test
  void nobodyAnswers() {
    answer(FINE);
    server.disturb(1, Fault.REFUSED);
    WebService service = service(Authorization.bearer(TOKEN));

    assertThatThrownBy(() -> service.get("/x"))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("127.0.0.1 does not answer")
        .hasMessageContaining("see that the server is up");
  }

  @Test
  void anAnswerWithoutEndIsNotRead() {
    answer(said(200, "x".repeat(9 << 20)));

    assertThatThrownBy(this::get)
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("more than 8388608 bytes");
  }
}
