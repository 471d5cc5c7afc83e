package io.github.releasekit.extension.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ContainerImages.Access;
import io.github.releasekit.extension.image.BaseImages.Form;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsTest extends AbstractImagesTest {

  private static final Credentials USER = new Credentials("releaser", UUID.randomUUID().toString());
  private static final Credentials WRONG =
      new Credentials("releaser", UUID.randomUUID().toString());

  private static LocalRegistry registry;
  private static String base;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    registry = LocalRegistry.start(directory, Optional.of(USER));
    base = new BaseImages(registry.host(), basic(USER)).push("base/java", Form.OCI_FORM);
  }

  @AfterAll
  static void stop() throws Exception {
    if (registry != null) {
      registry.close();
    }
  }

  private static String basic(Credentials user) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (user.username() + ":" + user.password()).getBytes(StandardCharsets.UTF_8));
  }

  private static String repository(String name) {
    return registry.host() + "/team/" + name;
  }

  @Test
  void theUserOfTheRegistryPushesTagsAndReads() throws Exception {
    List<String> asked = new ArrayList<>();
    Access access =
        new Access(
            host -> {
              asked.add(host);
              return Optional.of(USER);
            },
            temp.resolve("cache"));

    String digest = images.push(access, image(repository("own"), base, BOTH), "1");
    images.tag(access, repository("own"), digest, "latest");

    assertThat(images.digest(access, repository("own"), "latest")).contains(digest);
    assertThat(asked).containsOnly(registry.host());
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown() throws Exception {
    Access access = access("cache", Optional.of(WRONG));
    ReleaseException refusal =
        catchThrowableOfType(
            ReleaseException.class,
            () -> images.push(access, image(repository("wrong"), base, BOTH), "1"));

    assertThat(refusal)
        .hasMessageContaining(registry.host() + " refuses")
        .hasMessageContaining("401 UNAUTHORIZED")
        .hasMessageContaining("correct the user or password of " + registry.host());
    assertThat(refusal.getMessage()).doesNotContain(WRONG.password(), basic(WRONG).substring(6));
    assertThat(waits).isEmpty();
  }

  @Test
  void whereNobodyIsNamedTheRefusalSaysSo() {
    assertThatThrownBy(() -> images.digest(access(), repository("nobody"), "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("401")
        .hasMessageContaining("give the user and password of " + registry.host());
  }

  @Test
  void whatARegistrySaysAboutAPasswordIsNotShown() throws Exception {
    try (Front front = new Front(Optional.empty())) {
      front.always(
          "HEAD /v2/team/", Front.answer(401, "", "WWW-Authenticate", "Basic realm=\"x\""));
      front.always(
          "GET /v2/team/",
          Front.answer(
              403, "{\"errors\":[{\"code\":\"X\",\"message\":\"not " + USER.password() + "\"}]}"));

      assertThatThrownBy(
              () ->
                  images.tag(
                      access("cache", Optional.of(USER)),
                      front.host() + "/team/x",
                      "sha256:" + "1".repeat(64),
                      "latest"))
          .hasMessageContaining("403 X not ***")
          .message()
          .doesNotContain(USER.password());
    }
  }

  @Test
  void aTokenWithoutUserIsShownAsItIs() throws Exception {
    Credentials token = new Credentials("", UUID.randomUUID().toString());
    try (Front front = new Front(Optional.empty())) {
      front.once("HEAD ", Front.answer(401, "", "WWW-Authenticate", "Bearer realm=\"https://no\""));
      front.once(
          "HEAD ", Front.answer(200, "", "Docker-Content-Digest", "sha256:" + "a".repeat(64)));

      assertThat(images.digest(access("cache", Optional.of(token)), front.host() + "/a/b", "1"))
          .contains("sha256:" + "a".repeat(64));
      assertThat(front.requests())
          .extracting(Front.Request::authorization)
          .containsExactly(Optional.empty(), Optional.of("Bearer " + token.password()));
    }
  }

  @Test
  void aTokenThatHttpCannotSendIsRefusedAndNotShown() throws Exception {
    Credentials token = new Credentials("", "sécret token");
    try (Front front = new Front(Optional.empty())) {
      front.always("HEAD ", Front.answer(401, "", "WWW-Authenticate", "Basic realm=\"x\""));

      assertThatThrownBy(
              () -> images.digest(access("cache", Optional.of(token)), front.host() + "/a/b", "1"))
          .isInstanceOf(ReleaseException.class)
          .message()
          .doesNotContain("sécret");
    }
  }

  @Test
  void aTokenIsAskedForWhereTheRegistrySays() throws Exception {
    try (Front front = new Front(Optional.empty())) {
      String realm =
          "Bearer realm=\"http://"
              + front.host()
              + "/token\",service=\"registry x\",scope=\"repository:a/b:pull\"";
      front.once("HEAD ", Front.answer(401, "", "WWW-Authenticate", realm));
      front.once("GET /token", Front.answer(503, ""));
      front.once("HEAD ", Front.answer(401, "", "WWW-Authenticate", realm));
      front.once("GET /token", Front.answer(200, "{\"token\":\"abc.def\"}"));
      front.once(
          "HEAD ", Front.answer(200, "", "Docker-Content-Digest", "sha256:" + "a".repeat(64)));

      assertThat(images.digest(access("cache", Optional.of(USER)), front.host() + "/a/b", "1"))
          .isPresent();

      assertThat(front.requests("GET /token").get(1).uri())
          .isEqualTo("/token?service=registry+x&scope=repository%3Aa%2Fb%3Apull");
      assertThat(front.requests("GET /token").get(1).authorization()).contains(basic(USER));
      assertThat(front.requests("HEAD ").get(2).authorization()).contains("Bearer abc.def");
      assertThat(waits).hasSize(1);
    }
  }

  @Test
  void noTokenIsAskedForOverAConnectionThatOthersCanRead() throws Exception {
    for (String realm :
        List.of("http://tokens.example/x", "ftp://127.0.0.1/", "::", "https://u:p@h/")) {
      try (Front front = new Front(Optional.empty())) {
        front.always(
            "HEAD ", Front.answer(401, "", "WWW-Authenticate", "Bearer realm=\"" + realm + "\""));

        assertThatThrownBy(
                () -> images.digest(access("cache", Optional.of(USER)), front.host() + "/a/b", "1"))
            .isInstanceOf(ReleaseException.class)
            .hasMessageContaining("wants a token from '" + realm + "'");
      }
    }
  }

  @Test
  void aRefusedTokenIsTheRefusalOfTheRegistry() throws Exception {
    try (Front front = new Front(Optional.empty())) {
      front.always(
          "HEAD ",
          Front.answer(
              401, "", "WWW-Authenticate", "Bearer realm=\"http://" + front.host() + "/token\""));
      front.always("GET /token", Front.answer(401, "{}"));

      assertThatThrownBy(
              () -> images.digest(access("cache", Optional.of(WRONG)), front.host() + "/a/b", "1"))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("correct the user or password")
          .message()
          .doesNotContain(WRONG.password());
    }
  }

  @Test
  void aRedirectToAnotherHostIsFollowedWithoutCredentials() throws Exception {
    try (Front front = new Front(Optional.of(registry.host()));
        Front store = new Front(Optional.empty())) {
      String there = "http://" + store.otherHost() + "/blob";
      front.once("GET /v2/base/java/blobs/", Front.answer(307, "", "Location", there));
      store.always("GET /blob", Front.answer(401, "", "WWW-Authenticate", "Basic realm=\"x\""));
      String through = base.replace(registry.host(), front.host());

      assertThatThrownBy(
              () ->
                  images.push(
                      access("cache", Optional.of(USER)),
                      image(front.host() + "/team/redirected", through, BOTH),
                      "1"))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("401");
      assertThat(store.requests())
          .singleElement()
          .satisfies(request -> assertThat(request.authorization()).isEmpty());
      assertThat(front.requests("GET /v2/base/java/blobs/").get(0).authorization())
          .contains(basic(USER));
    }
  }

  @Test
  void anUploadGoesToAnotherHostWithoutCredentials() throws Exception {
    try (Front front = new Front(Optional.of(registry.host()));
        Front store = new Front(Optional.empty())) {
      front.always(
          "POST /v2/team/far/blobs/uploads/$",
          Front.answer(202, "", "Location", "http://" + store.otherHost() + "/put?x=1"));
      store.always("PUT /put", Front.answer(403, "{}"));
      String through = base.replace(registry.host(), front.host());

      assertThatThrownBy(
              () ->
                  images.push(
                      access("cache", Optional.of(USER)),
                      image(front.host() + "/team/far", through, BOTH),
                      "1"))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("refuses to take sha256:");
      assertThat(store.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.authorization()).isEmpty();
                assertThat(request.uri()).startsWith("/put?x=1&digest=sha256%3A");
              });
    }
  }
}
