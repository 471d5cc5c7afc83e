package io.github.releasekit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks is told to nobody else. */
class WebServiceSecretsTest extends AbstractWebServiceTest {

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 500, 200})
  void theTokenIsInNoMessage(int status) {
    answer(said(status, "token " + TOKEN + "\u001b[31m, Bearer " + TOKEN));

    assertThatThrownBy(this::get)
        .hasMessageContaining("token *** [31m, Bearer ***")
        .satisfies(e -> assertThat(stack(e)).doesNotContain(TOKEN));
    assertThat(retried.toString()).doesNotContain(TOKEN);
  }

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void theUserAndPasswordAreInNoMessage() {
    answer(said(400, "Authorization: Basic YWRhOmxvdmVsYWNl"));
    WebService service = service(Authorization.of(new Credentials("ada", "lovelace")));

    assertThatThrownBy(() -> read(service, service.get("/x")))
        .hasMessageContaining("Authorization: Basic ***");
  }

  @Test
  void anEmptyTokenMasksNothing() {
    answer(said(400, "abc"));
    WebService service = service(Authorization.bearer(""));

    assertThatThrownBy(() -> read(service, service.get("/x"))).hasMessageContaining("400, abc");
  }

  @Test
  void noTokenGoesWhereOthersCanReadIt() {
    WebService service =
        service("http://forge.example", Authorization.bearer(TOKEN), Duration.ofSeconds(20));

    assertThatThrownBy(() -> service.get("/x"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("would go over http")
        .hasMessageNotContaining(TOKEN);
  }
}
