package io.github.releasekit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.Credentials;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

  @Test
  void isBearerForATokenAlone() {
    Authorization token = Authorization.of(new Credentials("", "t0ken"));

    assertThat(token.header()).isEqualTo("Authorization");
    assertThat(token.value().reveal()).isEqualTo("Bearer t0ken");
    assertThat(Authorization.bearer("t0ken").value().reveal()).isEqualTo("Bearer t0ken");
  }

  /** RFC 7617, section 2.1, in UTF-8. */
  @Test
  void isBasicForAUserWithAPassword() {
    assertThat(Authorization.of(new Credentials("Aladdin", "open sesame")).value().reveal())
        .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(Authorization.of(new Credentials("test", "123£")).value().reveal())
        .isEqualTo("Basic dGVzdDoxMjPCow==");
  }

  @Test
  void knowsWhatNobodyMayReadInAnAnswer() {
    assertThat(Authorization.of(new Credentials("", "t0ken")).secrets()).containsExactly("t0ken");
    assertThat(Authorization.of(new Credentials("Aladdin", "open:sesame")).secrets())
        .containsExactly("QWxhZGRpbjpvcGVuOnNlc2FtZQ==", "open:sesame");
    assertThat(Authorization.of(new Credentials("test", "")).secrets()).containsExactly("dGVzdDo=");
  }

  @Test
  void showsNoSecret() {
    for (Credentials user :
        List.of(new Credentials("", "t0ken"), new Credentials("ada", "t0ken"))) {
      assertThat(Authorization.of(user).toString()).doesNotContain("t0ken", "YWRh");
    }
  }
}
