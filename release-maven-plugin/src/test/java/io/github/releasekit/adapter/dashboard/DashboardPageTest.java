package io.github.releasekit.adapter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.overview.GivenApproval;
import io.github.releasekit.domain.overview.ShownRelease.State;
import io.github.releasekit.domain.overview.Standing;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class DashboardPageTest {

  private static final long SEED = 7;
  private static final int MEGABYTE = 1 << 20;

  private static LedgerContents contents;
  private static String html;
  private static Document page;

  @BeforeAll
  static void make() {
    contents = GeneratedHistory.of(SEED, 120, 700);
    html = DashboardPage.html(Dashboards.of(contents));
    page = Jsoup.parse(html);
  }

  @Test
  void isWellFormedXml() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);

    var root =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html)))
            .getDocumentElement();

    assertThat(root.getLocalName()).isEqualTo("html");
    assertThat(root.getAttribute("lang")).isEqualTo("en");
  }

  @Test
  void allowsItsOwnStyleAndNothingElse() throws Exception {
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    byte[] style = page.selectFirst("style").data().getBytes(StandardCharsets.UTF_8);
    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style));

    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-"
                + digest
                + "'; base-uri 'none'; form-action 'none'");
    assertThat(page.head().child(1).attr("http-equiv"))
        .describedAs("ahead of all that it is about")
        .isEqualTo("Content-Security-Policy");
  }

  @Test
  void loadsNothingAndRunsNothing() {
    assertThat(page.select("script, link, img, iframe, object, embed, form, use, image")).isEmpty();
    assertThat(page.select("[src], [style], [srcset], [data], [background]")).isEmpty();
    assertThat(page.selectFirst("style").data()).doesNotContain("url(", "@import", "@font-face");
    assertThat(page.getAllElements())
        .allSatisfy(
            element ->
                assertThat(element.attributes())
                    .allSatisfy(one -> assertThat(one.getKey()).doesNotStartWith("on")));
  }

  @Test
  void saysAsManyAsThereAre() {
    Map<String, String> totals = new TreeMap<>();
    page.select(".totals div")
        .forEach(one -> totals.put(one.select("dt").text(), one.select("dd").text()));
    Dashboard dashboard = Dashboards.of(contents);

    assertThat(totals)
        .containsEntry("releases", "120")
        .containsEntry("rolled back", count(dashboard, State.ROLLED_BACK))
        .containsEntry("yanked", count(dashboard, State.YANKED))
        .containsEntry("incidents", String.valueOf(dashboard.overview().outages().size()))
        .containsEntry("open incidents", "1")
        .containsEntry("last release", contents.releases().get(119).manifest().version());
    assertThat(page.select("#releases tbody tr")).hasSize(120);
    assertThat(page.select("#releases tbody th").eachText())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            contents.releases().stream().map(one -> one.manifest().version()).toList());
    assertThat(page.select("#incidents tbody tr")).hasSize(dashboard.overview().outages().size());
  }

  private static String count(Dashboard dashboard, State state) {
    return String.valueOf(dashboard.overview().count(state));
  }

  @Test
  void theTimelineHasAllReleasesInItsLegendAndItsTable() {
    int legend =
        page.select("#timeline-of-releases .legend li").eachText().stream()
            .filter(text -> !text.startsWith("incidents"))
            .mapToInt(text -> Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1)))
            .sum();
    int table =
        page.select("#timeline-of-releases tbody tr").stream()
            .mapToInt(row -> Integer.parseInt(row.select("td").get(0).text()))
            .sum();

    assertThat(legend).isEqualTo(120);
    assertThat(table).isEqualTo(120);
  }

  @Test
  void gatesAreCountedOverAllReleases() {
    for (Element row : page.select("#gates .scroll").first().select("tbody tr")) {
      int judged =
          Integer.parseInt(row.select("td").get(0).text())
              + Integer.parseInt(row.select("td").get(1).text());
      assertThat(judged).describedAs(row.select("th").text()).isEqualTo(120);
    }
    assertThat(page.select("#gates .scroll").first().select("tbody tr")).hasSize(10);
  }

  @Test
  void regressionsAreMarkedInChartAndTable() {
    Element build =
        page.select("#durations figure").stream()
            .filter(figure -> figure.select("figcaption").text().equals("Build"))
            .findFirst()
            .orElseThrow();

    long rows =
        build.select("tbody tr").stream()
            .filter(row -> !row.select("td").last().text().equals("no"))
            .count();
    assertThat(rows).isPositive().isEqualTo(build.select("path.regression").size());
  }

  @Test
  void isReadableByAScreenReader() {
    assertThat(page.select("header, nav, main, footer"))
        .extracting(Element::tagName)
        .containsExactly("header", "nav", "main", "footer");
    assertThat(page.select("h1")).hasSize(1);
    int level = 1;
    for (Element heading : page.select("h1, h2, h3")) {
      int next = heading.tagName().charAt(1) - '0';
      assertThat(next).describedAs(heading.text()).isLessThanOrEqualTo(level + 1);
      level = next;
    }
    assertThat(page.select("table"))
        .isNotEmpty()
        .allSatisfy(
            table -> {
              assertThat(table.select("caption").text()).isNotBlank();
              assertThat(table.select("thead th:not([scope=col])")).isEmpty();
              assertThat(table.select("tbody th:not([scope=row])")).isEmpty();
              int columns = table.select("thead th").size();
              assertThat(table.select("tbody tr"))
                  .allSatisfy(row -> assertThat(row.children()).hasSize(columns));
            });
    assertThat(page.select("section"))
        .allSatisfy(
            section ->
                assertThat(page.getElementById(section.attr("aria-labelledby")).text())
                    .isNotBlank());
  }

  @Test
  void everyPictureHasATitleADescriptionAndATableBesideIt() {
    assertThat(page.select("svg[role=img]"))
        .isNotEmpty()
        .allSatisfy(
            picture -> {
              assertThat(picture.select("> title").text()).isNotBlank();
              assertThat(picture.select("> desc").text()).isNotBlank();
              assertThat(picture.attr("aria-labelledby").split(" "))
                  .containsExactly(
                      picture.select("> title").attr("id"), picture.select("> desc").attr("id"));
              assertThat(picture.closest("section").select("table")).isNotEmpty();
            });
    assertThat(page.select("svg:not([role=img]):not(svg svg)"))
        .allSatisfy(sign -> assertThat(sign.attr("aria-hidden")).isEqualTo("true"));
  }

  @Test
  void everyIdIsOnceThereAndEveryAnchorLeadsToOne() {
    Set<String> ids = new HashSet<>();

    page.select("[id]")
        .forEach(one -> assertThat(ids.add(one.id())).describedAs(one.id()).isTrue());
    page.select("a[href^=#]")
        .forEach(one -> assertThat(ids).contains(one.attr("href").substring(1)));
  }

  @Test
  void linksLeadToTheWebOnly() {
    assertThat(page.select("a:not([href^=#])"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link.attr("href")).startsWith("https://"));
    assertThat(page.select("#releases tbody tr").first().select("a").eachAttr("href"))
        .anyMatch(
            address -> address.matches("https://github.com/acme/shop/compare/v.*\\.\\.\\.v.*"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1600})
  void aLongHistoryStaysBelowTwoMegabytes(int releases) {
    String large = DashboardPage.html(Dashboards.of(GeneratedHistory.of(SEED, releases, 2000)));
    Document read = Jsoup.parse(large);

    assertThat(large.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2 * MEGABYTE);
    assertThat(read.select(".totals dd").first().text()).isEqualTo(String.valueOf(releases));
    int listed = read.select("#releases tbody tr").size();
    assertThat(listed).isEqualTo(Math.min(releases, ReleaseSection.LISTED));
    if (listed < releases) {
      assertThat(read.select("#releases").text())
          .contains(releases - listed + " releases before these have no line here");
    }
  }

  /** The best of three, as other programs run too: it takes a fifth of that. */
  @Test
  void aThousandReleasesAreAPageInLessThanASecond() {
    LedgerContents history = GeneratedHistory.of(SEED, 1000, 2000);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      assertThat(DashboardPage.html(Dashboards.of(history))).isNotEmpty();
      best = Math.min(best, System.nanoTime() - start);
    }

    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void saysThatThereIsNoReleaseYet() {
    Document empty = Jsoup.parse(DashboardPage.html(Dashboards.of(LedgerContents.EMPTY)));

    assertThat(empty.select("#releases").text()).contains("No release yet");
    assertThat(empty.select("#timeline-of-releases").text()).contains("No release yet");
    assertThat(empty.select(".totals dd").first().text()).isEqualTo("0");
    assertThat(empty.select("#delivery .value").eachText())
        .hasSize(4)
        .containsOnly("not enough data");
    assertThat(empty.select("#delivery svg")).isEmpty();
    assertThat(empty.select("#delivery .card .note").eachText())
        .allSatisfy(note -> assertThat(note).doesNotContain("not enough data", "0 events"))
        .contains("nothing is on record");
    assertThat(empty.select("#figures td").eachText())
        .noneSatisfy(cell -> assertThat(cell).startsWith("not enough data:"));
    assertThat(empty.select("#patterns")).isEmpty();
    assertThat(empty.select("nav a").eachAttr("href"))
        .allSatisfy(anchor -> assertThat(empty.getElementById(anchor.substring(1))).isNotNull());
  }

  @Test
  void theMedianOfTwoWaitsIsBetweenThem() {
    GivenApproval given = Dashboards.of(contents).overview().approvals().get(0);
    List<GivenApproval> two =
        Stream.of(1, 3)
            .map(
                hours ->
                    new GivenApproval(
                        given.release(),
                        given.approval(),
                        given.at(),
                        Optional.of(Duration.ofHours(hours))))
            .toList();

    List<io.github.releasekit.adapter.html.Element> content =
        new ApprovalSection(two, new Phrases(false, false)).content();

    StringBuilder html = new StringBuilder();
    content.forEach(one -> one.write(html));
    assertThat(Jsoup.parse(html.toString()).select("table").first().select("td").eachText())
        .containsExactly("2", "2 h", "3 h");
  }

  @Test
  void drawsOneRelease() {
    LedgerRelease first = contents.releases().get(0);
    LedgerContents one = new LedgerContents(List.of(first), List.of());

    Document read = Jsoup.parse(DashboardPage.html(Dashboards.of(one)));

    assertThat(read.select("#releases tbody tr")).hasSize(1);
    assertThat(read.select("#releases tbody td").last().text()).isEqualTo("the first");
    assertThat(read.select("#timeline-of-releases svg[role=img] path.prepared")).hasSize(1);
    assertThat(read.select("#delivery .value").eachText()).contains("not enough data");
    assertThat(read.html()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void saysWhereTheRunningReleaseStands() {
    Standing standing =
        new Standing(
            "core",
            "1.2.0",
            "interrupted",
            "prepare was interrupted at push",
            "mvn release-kit:prepare",
            List.of("nobody of qa has approved"),
            List.of());

    Document read =
        Jsoup.parse(DashboardPage.html(Dashboards.of(LedgerContents.EMPTY, List.of(standing))));

    assertThat(read.select("#status").text())
        .contains(
            "core 1.2.0: interrupted",
            "prepare was interrupted at push",
            "next: mvn release-kit:prepare",
            "missing: nobody of qa has approved");
  }

  /** As the accessibility guidelines of the W3C compute it (WCAG 2.2, AA). */
  @ParameterizedTest
  @CsvSource({"0", "1"})
  void coloursHaveEnoughContrast(int scheme) {
    Map<String, Integer> colours = colours(scheme);

    for (String ground : List.of("page", "card")) {
      for (String text : List.of("text", "muted", "link")) {
        assertThat(contrast(colours, text, ground))
            .describedAs(text + " on " + ground)
            .isGreaterThanOrEqualTo(4.5);
      }
      for (String graphic : List.of("main", "good", "warn", "bad", "edge")) {
        assertThat(contrast(colours, graphic, ground))
            .describedAs(graphic + " on " + ground)
            .isGreaterThanOrEqualTo(3);
      }
    }
  }

  private static Map<String, Integer> colours(int scheme) {
    List<String> roots = new ArrayList<>();
    Matcher root = Pattern.compile(":root \\{([^}]*)}").matcher(page.selectFirst("style").data());
    while (root.find()) {
      roots.add(root.group(1));
    }
    Map<String, Integer> colours = new TreeMap<>();
    Matcher colour = Pattern.compile("--([a-z]+): #([0-9a-f]{6});").matcher(roots.get(scheme));
    while (colour.find()) {
      colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
    }
    return colours;
  }

  private static double contrast(Map<String, Integer> colours, String one, String other) {
    double first = luminance(colours.get(one));
    double second = luminance(colours.get(other));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * part(colour >> 16) + 0.7152 * part(colour >> 8) + 0.0722 * part(colour);
  }

  private static double part(int value) {
    double share = (value & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
