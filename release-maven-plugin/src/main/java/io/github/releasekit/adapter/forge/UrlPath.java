package io.github.releasekit.adapter.forge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Text as a part of a URL's path (RFC 3986, 3.3). */
final class UrlPath {

  private UrlPath() {}

  /** One segment, whose slashes are encoded too. It does for values of a query as well. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Segments, between which slashes stay. */
  static String segments(String text) {
    return Arrays.stream(text.split("/")).map(UrlPath::segment).collect(Collectors.joining("/"));
  }
}
