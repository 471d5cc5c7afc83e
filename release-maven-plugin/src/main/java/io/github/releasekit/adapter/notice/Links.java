package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.markdown.Chat;
import io.github.releasekit.domain.channel.Notice;
import java.util.List;
import java.util.stream.Stream;

/** The pages of a notice as what is clicked on. */
final class Links {

  /**
   * A page.
   *
   * @param id for programs
   * @param title for people
   */
  record Link(String id, String title, String url) {}

  private Links() {}

  /** Those that are on the web. */
  static List<Link> of(Notice.Pages pages) {
    return Stream.of(
            new Link("release", "Release page", Chat.address(pages.release())),
            new Link("notes", "Release notes", Chat.address(pages.notes())))
        .filter(link -> link.url().startsWith("http"))
        .toList();
  }
}
