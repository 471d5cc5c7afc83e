package io.github.releasekit.adapter.export;

import io.github.releasekit.adapter.export.Samples.Family;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.metrics.Metrics;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Figures in the text-based exposition format of Prometheus, version 0.0.4, without times. */
public final class PrometheusText {

  /** Of the format. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String PREFIX = "release_kit_";

  private PrometheusText() {}

  /**
   * The text, with a line end at its end.
   *
   * @param contents that the figures were computed from
   * @param repository that figures are about; empty for many
   * @param component that they are about; empty for all
   */
  public static String of(
      Metrics metrics,
      LedgerContents contents,
      Optional<String> repository,
      Optional<String> component) {
    Map<String, String> about = new LinkedHashMap<>();
    repository.ifPresent(name -> about.put(Samples.REPOSITORY, name));
    component.ifPresent(name -> about.put(Samples.COMPONENT, name));
    StringBuilder text = new StringBuilder();
    for (Family family : Samples.of(metrics, contents, about)) {
      append(text, family);
    }
    return text.isEmpty() ? "\n" : text.toString();
  }

  private static void append(StringBuilder text, Family family) {
    String name = PREFIX + family.id();
    text.append("# HELP ").append(name).append(' ').append(help(family.help())).append('\n');
    text.append("# TYPE ").append(name).append(family.counter() ? " counter\n" : " gauge\n");
    family.values().entrySet().stream()
        .collect(
            Collectors.toMap(
                one -> name + labels(one.getKey()),
                Map.Entry::getValue,
                (first, last) -> last,
                LinkedHashMap<String, BigDecimal>::new))
        .forEach(
            (series, value) ->
                text.append(series).append(' ').append(value.toPlainString()).append('\n'));
  }

  /** Two that differ only in what is no text are one series, which stands there once. */
  private static String labels(Map<String, String> labels) {
    List<String> pairs =
        labels.entrySet().stream()
            .map(one -> one.getKey() + "=\"" + value(one.getValue()) + "\"")
            .toList();
    return pairs.isEmpty() ? "" : "{" + String.join(",", pairs) + "}";
  }

  private static String value(String text) {
    return help(text).replace("\"", "\\\"");
  }

  private static String help(String text) {
    return PlainText.shortLine(text).replace("\\", "\\\\");
  }
}
