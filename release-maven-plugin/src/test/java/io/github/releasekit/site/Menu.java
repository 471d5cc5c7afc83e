package io.github.releasekit.site;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * The menu of the site.
 *
 * @param items where they lead to, in their order
 */
record Menu(List<String> items) {

  static Menu read() {
    return new Menu(
        Jsoup.parse(Site.read(Site.SITE.resolve("site.xml")), Parser.xmlParser())
            .select("menu item")
            .eachAttr("href"));
  }
}
