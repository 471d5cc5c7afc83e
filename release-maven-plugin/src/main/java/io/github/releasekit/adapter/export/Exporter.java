package io.github.releasekit.adapter.export;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.NamedCredentials;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.ExportTarget;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells systems what the ledger has come to hold (T7), at least once: what is told again has the
 * same ids.
 *
 * @param deadline of all that one system is told
 * @param out gets what a system has taken only a part of
 */
public record Exporter(
    HttpExchanges http, NamedCredentials credentials, Duration deadline, Consumer<String> out) {

  private static final String PLAIN = "[A-Za-z0-9_-][A-Za-z0-9._-]*";

  /** Events whose spans go in one document, which collectors take up to 20 MiB of. */
  private static final int BATCH = 50;

  /**
   * Tells one system.
   *
   * @param taken gets each event as soon as the system has it, where it is told of single ones
   * @throws ReleaseException when it has not taken all
   */
  public void send(ExportTarget target, Export export, Consumer<LedgerEntry> taken) {
    switch (target.kind()) {
      case CDEVENTS -> cdEvents(receiver(target), export, taken);
      case OTLP -> otlp(target, receiver(target), export, taken);
      case PUSHGATEWAY -> push(receiver(target), export);
      case STATSD -> statsd(target, export);
    }
  }

  private Receiver receiver(ExportTarget target) {
    return new Receiver(
        http,
        target.url(),
        target
            .credentials()
            .map(name -> credentials.require(name, "export '" + target.id() + "'"))
            .map(Authorization::of),
        deadline);
  }

  private static void cdEvents(Receiver receiver, Export export, Consumer<LedgerEntry> taken) {
    CdEvents events = new CdEvents(export);
    for (LedgerEntry entry : export.entries()) {
      for (byte[] event : events.of(entry)) {
        receiver.send("POST", "", CdEvents.CONTENT_TYPE, event);
      }
      taken.accept(entry);
    }
  }

  private void otlp(
      ExportTarget target, Receiver receiver, Export export, Consumer<LedgerEntry> taken) {
    List<LedgerEntry> entries = export.entries();
    for (int from = 0; from < entries.size(); from += BATCH) {
      List<LedgerEntry> batch = entries.subList(from, Math.min(entries.size(), from + BATCH));
      OtlpTraces.of(export.of(batch))
          .ifPresent(
              document ->
                  judge(
                      target,
                      receiver.send("POST", "/v1/traces", Otlp.CONTENT_TYPE, document),
                      "spans"));
      batch.forEach(taken);
    }
    OtlpMetrics.of(export)
        .ifPresent(
            document ->
                judge(
                    target,
                    receiver.send("POST", "/v1/metrics", Otlp.CONTENT_TYPE, document),
                    "numbers"));
  }

  /** The answer of OTLP to what was taken only in part, which must not be sent again. */
  private record PartialSuccess(@Nullable Part partialSuccess) {

    private record Part(
        long rejectedSpans, long rejectedDataPoints, @Nullable String errorMessage) {}
  }

  private void judge(ExportTarget target, Answer answer, String what) {
    if (answer.body().length == 0) {
      return;
    }
    try {
      PartialSuccess told =
          Json.read(answer.body(), PartialSuccess.class, "the answer of " + target.id());
      if (told != null && told.partialSuccess() != null) {
        PartialSuccess.Part part = told.partialSuccess();
        long rejected = part.rejectedSpans() + part.rejectedDataPoints();
        if (rejected > 0) {
          out.accept(
              "  "
                  + target.id()
                  + " has not taken "
                  + rejected
                  + " "
                  + what
                  + ": "
                  + PlainText.shortLine(Optional.ofNullable(part.errorMessage()).orElse("")));
        }
      }
    } catch (ReleaseException e) {
      // Its status says that it was taken; not every receiver answers in JSON.
    }
  }

  private static void push(Receiver receiver, Export export) {
    receiver.send(
        "PUT",
        "/metrics/job/release-kit/instance" + segment(export.origin().repository()),
        PrometheusText.CONTENT_TYPE,
        PrometheusText.of(
                export.metrics(),
                export.contents(),
                Optional.of(export.origin().repository()),
                Optional.empty())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The value of a label in a path: in Base64 where it has a slash or the like. */
  static String segment(String value) {
    return value.matches(PLAIN)
        ? "/" + value
        : "@base64/"
            + (value.isEmpty()
                ? "="
                : Base64.getUrlEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** Nobody answers: that it arrives is not known. */
  private void statsd(ExportTarget target, Export export) {
    URI address = URI.create(target.url());
    List<String> datagrams = Statsd.datagrams(export);
    if (datagrams.isEmpty()) {
      return;
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      InetAddress host = resolved(address.getHost());
      for (String datagram : datagrams) {
        byte[] bytes = datagram.getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, host, address.getPort()));
      }
    } catch (IOException e) {
      throw new ReleaseException(
          address.getHost() + " cannot be reached: " + PlainText.line(String.valueOf(e)),
          "mvn release-kit:sync",
          e);
    }
  }

  /** The address of a host, if it is found out in time. */
  private InetAddress resolved(String host) throws IOException {
    CompletableFuture<InetAddress> asked =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return InetAddress.getByName(host);
              } catch (UnknownHostException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      return asked.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UnknownHostException(host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException(
          "waiting for the address of " + host + " was interrupted", "run the command again", e);
    }
  }
}
