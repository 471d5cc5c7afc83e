package io.github.releasekit.domain.gate;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a gate was judged by.
 *
 * @param figures by name, in the order they are shown: counts, shares in percent, and seconds
 * @param reports files that they were read from
 */
public record Evidence(Map<String, BigDecimal> figures, Reports reports) {

  public static final Evidence NONE = new Evidence(Map.of(), Reports.NONE);

  /**
   * The reports that were read.
   *
   * @param files how many
   * @param sha256 of the lines that {@code sha256sum} prints for them, given their paths from the
   *     root of the repository, sorted; empty where there are none
   */
  public record Reports(int files, String sha256) {

    public static final Reports NONE = new Reports(0, "");
  }

  public Evidence {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }
}
