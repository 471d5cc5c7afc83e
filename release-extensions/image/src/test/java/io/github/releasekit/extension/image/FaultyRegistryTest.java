package io.github.releasekit.extension.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ContainerImages;
import io.github.releasekit.extension.image.BaseImages.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultyRegistryTest extends AbstractImagesTest {

  private static final String DIGEST = "sha256:" + "a".repeat(64);

  private static LocalRegistry registry;
  private static String base;

  private Front front;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    registry = LocalRegistry.start(directory, Optional.empty());
    base = BaseImages.in(registry.host()).push("base/java", Form.OCI_FORM);
  }

  @AfterAll
  static void stop() throws Exception {
    if (registry != null) {
      registry.close();
    }
  }

  @BeforeEach
  void stand() throws IOException {
    front = new Front(Optional.of(registry.host()));
  }

  @AfterEach
  void fall() {
    front.close();
  }

  private String push(String name) throws IOException {
    return images.push(access(), image(front.host() + "/team/" + name, base, BOTH), "1");
  }

  private void requireWhole(String name, String digest) {
    assertThat(Sha256.of(raw(registry.host() + "/team/" + name + ":1"))).isEqualTo(digest);
  }

  @Test
  void aServerErrorIsAskedAgain() throws Exception {
    front.once("POST ", Front.answer(500, ""));
    front.once("PUT .*blobs", Front.answer(502, "bad gateway"));
    front.once("PUT .*manifests/1", Front.answer(503, "{}"));

    requireWhole("error", push("error"));
    assertThat(waits).containsExactly(second(1), second(2), second(1));
  }

  @Test
  void aRegistryThatStaysInTroubleIsToldWithWhatItSays() throws Exception {
    front.always(
        "PUT .*manifests/1",
        Front.answer(
            500, "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"disk\\u001b[31m full\"}]}"));

    assertThatThrownBy(() -> push("trouble"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("/team/trouble:1: 500 UNKNOWN disk")
        .hasMessageContaining("run the same command again")
        .message()
        .doesNotContain("\u001b");
    assertThat(waits).containsExactly(second(1), second(2), second(4));
    assertThat(images.digest(access(), registry.host() + "/team/trouble", "1")).isEmpty();
  }

  @Test
  void aRegistryWithoutTimeIsAskedWhenItHasSome() {
    front.once("HEAD ", Front.answer(429, "", "Retry-After", "7"));
    front.once("HEAD ", Front.answer(429, "", "Retry-After", "Sat, 21 Nov 2026 10:21:00 GMT"));
    front.once("HEAD ", Front.answer(408, "", "Retry-After", "soon"));
    front.once("HEAD ", Front.answer(200, "", "Docker-Content-Digest", DIGEST));

    assertThat(images.digest(access(), front.host() + "/a/b", "1")).contains(DIGEST);
    assertThat(waits).containsExactly(second(7), second(30), second(1));
  }

  @Test
  void aRegistryThatWantsToBeLeftAloneForHoursIsNotWaitedFor() {
    front.always("HEAD ", Front.answer(429, "", "Retry-After", "7200"));

    assertThatThrownBy(() -> images.digest(access(), front.host() + "/a/b", "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("429")
        .hasMessageContaining("when the registry has time");
    assertThat(waits).isEmpty();
  }

  @Test
  void aConnectionThatBreaksIsMadeAgain() throws Exception {
    front.once("POST ", Front.hangUp());
    front.once("PUT .*blobs", Front.hangUp());
    front.once("PUT .*manifests/1", Front.hangUp());

    requireWhole("broken", push("broken"));
    assertThat(waits).isNotEmpty();
  }

  @Test
  void anAnswerThatBreaksOffIsAskedForAgain() throws Exception {
    front.once("GET .*blobs", Front.truncated());
    front.once("GET .*manifests", Front.truncated());
    String through = base.replace(registry.host(), front.host());
    String repository = registry.host() + "/team/truncated";

    String digest = images.push(access(), image(repository, through, BOTH), "1");

    assertThat(Sha256.of(raw(repository + ":1"))).isEqualTo(digest);
    assertThat(waits).isNotEmpty();
  }

  @Test
  void contentThatDoesNotHaveItsDigestIsRefused() throws Exception {
    front.always("GET .*blobs", Front.answer(200, "{}"));
    String through = base.replace(registry.host(), front.host());

    assertThatThrownBy(
            () ->
                images.push(access(), image(registry.host() + "/team/changed", through, BOTH), "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("does not have this digest");
  }

  @Test
  void aManifestThatTheRegistryTakesForAnotherIsRefused() throws Exception {
    front.always("PUT .*manifests/1", Front.answer(201, "", "Docker-Content-Digest", DIGEST));

    assertThatThrownBy(() -> push("mangled"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("has the digest " + DIGEST);
  }

  @Test
  void anAnswerThatDoesNotEndIsGivenUp() {
    front.always(
        "GET .*manifests",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] much = new byte[1 << 20];
          while (true) {
            exchange.getResponseBody().write(much);
          }
        });

    assertThatThrownBy(() -> images.tag(access(), front.host() + "/a/b", DIGEST, "latest"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("127.0.0.1 gives more than there can be in /v2/a/b/manifests/");
    assertThat(waits).isEmpty();
  }

  @Test
  void anAnswerThatDoesNotComeIsGivenUp() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    front.always(
        "HEAD ",
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    ContainerImages hasty =
        new RegistryImages(
            new Patience(2, second(1), second(1), Clock.fixed(CREATED, ZoneOffset.UTC), waits::add),
            Duration.ofMillis(200));

    assertThatThrownBy(() -> hasty.digest(access(), front.host() + "/a/b", "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(front.host() + " does not answer: IOException: no answer in");
    end.countDown();
    assertThat(waits).hasSize(1);
  }

  @Test
  void aRegistryThatDoesNotNameTheDigestIsAskedForTheManifest() throws Exception {
    front.always("HEAD .*team/silent/manifests", Front.answer(200, ""));
    String digest = push("silent");

    assertThat(images.digest(access(), front.host() + "/team/silent", "1")).contains(digest);
  }

  @Test
  void redirectsToOtherSchemesAndWithoutEndAreNotFollowed() {
    front.once("HEAD ", Front.answer(302, "", "Location", "http://registry.example/v2/"));
    assertThatThrownBy(() -> images.digest(access(), front.host() + "/a/b", "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("sends to 'http://registry.example/v2/', which is not https");

    front.always("HEAD ", Front.answer(302, "", "Location", "/v2/again"));
    assertThatThrownBy(() -> images.digest(access(), front.host() + "/a/b", "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("redirects more than 5 times");
  }

  @Test
  void whatIsNoRegistryIsNotTakenForOneWithoutTheTag() throws Exception {
    try (Front other = new Front(Optional.empty())) {
      assertThatThrownBy(() -> images.digest(access(), other.host() + "/a/b", "1"))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("is no registry: it answers 404");
    }
  }

  @Test
  void aRegistryThatCannotBeReachedIsNamed() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = closed.getLocalPort();
    }
    String host = "127.0.0.1:" + port;

    assertThatThrownBy(() -> images.digest(access(), host + "/a/b", "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(host + " does not answer: ConnectException")
        .hasMessageContaining("can be reached from here");
    assertThatThrownBy(() -> images.removeTag(access(), host + "/a/b", "1"))
        .isInstanceOf(ReleaseException.class);
    assertThat(waits).hasSize(6);
  }

  @Test
  void otherMachinesAreAskedOverHttpsAlone() {
    assertThat(
            List.of(
                "registry.example", "registry.example:5000", "10.0.0.1:5000", "127.0.0.1.example"))
        .allMatch(host -> new RegistryHost(host).endpoint().toString().equals("https://" + host));
    assertThat(List.of("localhost:5000", "127.0.0.1:5000", "127.1.2.3"))
        .allMatch(host -> new RegistryHost(host).endpoint().toString().equals("http://" + host));
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws Exception {
    Files.writeString(temp.resolve("cache"), "a file");

    assertThatThrownBy(() -> push("cacheless"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(temp.resolve("cache") + " cannot be written");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws Exception {
    String digest = push("file");
    Path none = temp.resolve("none.json");

    assertThatThrownBy(
            () ->
                images.attach(
                    access(), front.host() + "/team/file", digest, "x", "application/json", none))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("none.json cannot be read");
    assertThat(Files.exists(none)).isFalse();
  }

  private static Duration second(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
