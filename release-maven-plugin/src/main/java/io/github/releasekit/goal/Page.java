package io.github.releasekit.goal;

import io.github.releasekit.adapter.server.Answer;
import io.github.releasekit.adapter.server.Problem;
import io.github.releasekit.adapter.server.ProblemException;
import io.github.releasekit.adapter.server.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a long list, the newest first. Where it goes on is told by the last of what was sent,
 * so that what is entered meanwhile moves nothing.
 *
 * @param next the cursor of the page that follows; empty on the last one
 */
record Page<T>(List<T> items, String next) {

  static final String LIMIT = "limit";
  static final String CURSOR = "cursor";

  private static final int DEFAULT = 100;
  private static final int MOST = 1000;
  private static final char SEPARATOR = '\n';

  /**
   * The place of an item in its list.
   *
   * @param names that tell it from others of the same time, in the order of their weight
   */
  record Place(Instant at, List<String> names) {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::at)
            .thenComparing(
                Place::names,
                (one, other) -> {
                  for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                    int order = one.get(i).compareTo(other.get(i));
                    if (order != 0) {
                      return order;
                    }
                  }
                  return Integer.compare(one.size(), other.size());
                });

    private String cursor() {
      String text = at + String.valueOf(SEPARATOR) + String.join(String.valueOf(SEPARATOR), names);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place of(String cursor) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        List<String> parts = List.of(text.split(String.valueOf(SEPARATOR), -1));
        return new Place(Instant.parse(parts.get(0)), parts.subList(1, parts.size()));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new ProblemException(Problem.badRequest("cursor is none that this server has sent"));
      }
    }
  }

  /**
   * The page that a request asks for.
   *
   * @param oldestFirst in the order of places
   * @throws ProblemException when its limit or cursor is none
   */
  static <T> Page<T> of(List<T> oldestFirst, Function<T, Place> place, Request request) {
    int limit = request.parameter(LIMIT).map(Page::limit).orElse(DEFAULT);
    int end =
        request
            .parameter(CURSOR)
            .map(Place::of)
            .map(after -> before(oldestFirst, place, after))
            .orElse(oldestFirst.size());
    List<T> items = new ArrayList<>();
    for (int i = end - 1; i >= Math.max(0, end - limit); i--) {
      items.add(oldestFirst.get(i));
    }
    boolean last = end <= limit;
    return new Page<>(items, last ? "" : place.apply(items.get(items.size() - 1)).cursor());
  }

  /** How many of a list come before a place. */
  private static <T> int before(List<T> oldestFirst, Function<T, Place> place, Place after) {
    int low = 0;
    int high = oldestFirst.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Place.ORDER.compare(place.apply(oldestFirst.get(middle)), after) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below, as of any other number that is none.
    }
    throw new ProblemException(Problem.badRequest("limit is a number from 1 to " + MOST));
  }

  /** An answer with a link to the page that follows (RFC 8288). */
  Answer linked(Answer answer, Request request) {
    if (next.isEmpty()) {
      return answer;
    }
    String query =
        Stream.concat(
                request.parameters().entrySet().stream()
                    .filter(parameter -> !parameter.getKey().equals(CURSOR))
                    .flatMap(
                        parameter ->
                            parameter.getValue().stream()
                                .map(value -> parameter.getKey() + "=" + encoded(value))),
                Stream.of(CURSOR + "=" + next))
            .collect(Collectors.joining("&"));
    return answer.with("Link", "<" + request.path() + "?" + query + ">; rel=\"next\"");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
