package io.github.releasekit.extension.sigstore;

import dev.sigstore.trustroot.Service;
import dev.sigstore.trustroot.SigstoreSigningConfig;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One that has a part in a signature. */
enum SigstoreService {
  FULCIO(
      "Fulcio",
      "dev.sigstore.fulcio.",
      "gave no certificate that holds",
      SigstoreSigningConfig::getCas),
  TIMESTAMP_AUTHORITY(
      "the timestamp authority",
      "dev.sigstore.timestamp.",
      "gave no timestamp that holds",
      SigstoreSigningConfig::getTsas),
  REKOR(
      "Rekor",
      "dev.sigstore.rekor.",
      "gave no log entry that holds",
      SigstoreSigningConfig::getTLogs);

  private final String title;
  private final String client;
  private final String failure;
  private final Function<SigstoreSigningConfig, List<Service>> services;

  SigstoreService(
      String title,
      String client,
      String failure,
      Function<SigstoreSigningConfig, List<Service>> services) {
    this.title = title;
    this.client = client;
    this.failure = failure;
    this.services = services;
  }

  /**
   * The one that was at work when signing failed. Some failures are of types that all of them have,
   * so it is by whose client they came from; Rekor is the last that is asked, and its entry is
   * compared outside its client.
   */
  static SigstoreService of(Throwable failure) {
    List<Throwable> chain = Words.chain(failure);
    Collections.reverse(chain);
    return chain.stream()
        .flatMap(one -> at(one.getStackTrace()).stream())
        .findFirst()
        .orElse(REKOR);
  }

  /** The one that is asked there. */
  static Optional<SigstoreService> at(StackTraceElement... frames) {
    return Arrays.stream(frames)
        .flatMap(frame -> Arrays.stream(values()).filter(one -> one.isOf(frame)))
        .findFirst();
  }

  private boolean isOf(StackTraceElement frame) {
    return frame.getClassName().startsWith(client);
  }

  /** What it is called. */
  String title() {
    return title;
  }

  /** What it is called, with where it is. */
  String in(SigstoreSigningConfig config) {
    return Service.select(services.apply(config), List.of(1, 2))
        .map(service -> title + " at " + service.getUrl())
        .orElse(title);
  }

  /** What it did when signing failed. */
  String failure() {
    return failure;
  }
}
