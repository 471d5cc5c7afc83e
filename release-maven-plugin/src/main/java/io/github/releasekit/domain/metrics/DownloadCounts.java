package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.metrics.Metrics.Point;
import io.github.releasekit.domain.metrics.Metrics.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often the files of releases were downloaded (T6), as forges count. */
public final class DownloadCounts {

  private static final String ID = "downloads";
  private static final String TITLE = "Downloads";
  private static final String UNIT = "count";
  private static final Measured MEASURED = new Measured(ID, TITLE, UNIT);

  private DownloadCounts() {}

  /**
   * The same figures with those of downloads: of the releases of a repository that were prepared in
   * the time that is looked at, until now.
   *
   * @param contents that the figures were computed from
   * @param repository by its name
   * @param counts by tag; empty where no forge counts
   */
  public static Metrics add(
      Metrics metrics,
      LedgerContents contents,
      String repository,
      Optional<Map<String, Long>> counts) {
    if (counts.isEmpty()) {
      return metrics.with(MEASURED.missing(0, "GitLab does not count them"), List.of());
    }
    List<Point> points = points(metrics, contents, repository, counts.get());
    BigDecimal sum = points.stream().map(Point::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    return metrics.with(
        points.isEmpty()
            ? MEASURED.missing(0, "no release of that time has files on a forge")
            : MEASURED.value(
                sum.doubleValue(), points.size(), "until now, of releases of that time"),
        List.of(new Series(ID, TITLE, UNIT, points)));
  }

  private record Key(String repository, String component, String version) {}

  private static List<Point> points(
      Metrics metrics, LedgerContents contents, String repository, Map<String, Long> counts) {
    Map<Key, LedgerRelease> releases =
        contents.releases().stream()
            .filter(one -> one.repository().equals(repository))
            .collect(
                Collectors.toMap(
                    one -> new Key(repository, one.component(), one.manifest().version()),
                    Function.identity(),
                    (one, other) -> one));
    List<Point> points = new ArrayList<>();
    for (Point point : metrics.releasePoints()) {
      LedgerRelease release =
          releases.get(new Key(point.repository(), point.component(), point.version()));
      Long count = release == null ? null : counts.get(release.manifest().tag());
      if (count != null) {
        points.add(
            new Point(
                point.repository(),
                point.component(),
                point.version(),
                point.at(),
                BigDecimal.valueOf(count),
                false));
      }
    }
    return points;
  }
}
