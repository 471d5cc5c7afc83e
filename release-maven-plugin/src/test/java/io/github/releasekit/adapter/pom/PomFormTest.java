package io.github.releasekit.adapter.pom;

import static io.github.releasekit.adapter.pom.PomCase.maven;
import static io.github.releasekit.adapter.pom.PomCase.xml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of XML: only the characters of versions change, whatever stands around them. */
class PomFormTest {

  private static final String XML = "<?xml version=\"1.0\" encoding=\"%s\"?>\n";

  static Stream<PomCase> comments() {
    return Stream.of(
        maven(
            "comments around the project and the version",
            "<!-- <version>1.2-SNAPSHOT</version> --><project><!-- 1.2-SNAPSHOT -->@app@"
                + "<!-- <version>1.2-SNAPSHOT</version> --></project><!-- end -->"),
        maven("comments before and after a version", own("<!-- now: -->«V»<!-- > -->")),
        maven(
            "a comment that splits a version",
            own("«1.2→2.0.0→2.0.1-SNAPSHOT»<!-- why -->«-SNAPSHOT→»")),
        maven(
            "comments that split a version in three, with white space around",
            own("\n  «1→2.0.0→2.0.1-SNAPSHOT»<!-- a -->«.2→»<!-- b\n -->«-SNAP→»<!---->«SHOT→»\n")),
        maven(
            "a comment that splits a property",
            "<project>@4@@group@<artifactId>app</artifactId><version>${v}</version><properties>"
                + "<v>«1.2-→2.0.0→2.0.1-SNAPSHOT»<!-- x -->«SNAPSHOT→»</v></properties></project>"),
        maven(
            "a comment that splits a changelist",
            "<project>@4@@group@<artifactId>app</artifactId><version>${revision}${changelist}"
                + "</version><properties><revision>«1.→2.0.0→2.0.1»<!-- x -->«2→»</revision>"
                + "<changelist>«-→→-SNAPSHOT»<!-- y -->«SNAPSHOT→»</changelist></properties>"
                + "</project>"),
        maven(
            "a comment that splits a tag",
            "<project>@app@<scm><tag>«HE→v2.0.0→HE»<!-- x -->«AD→→AD»</tag></scm></project>"),
        maven("a version in a comment beside white space", own(" <!-- 1.2-SNAPSHOT --> «V» ")),
        maven(
            "comments inside coordinates",
            "<project>@app@<dependencies><dependency><groupId>org<!-- x -->.acme</groupId>"
                + "<artifactId><!-- y -->core</artifactId>@v@</dependency></dependencies>"
                + "</project>"),
        maven(
            "markup in a comment",
            "<project><!-- </project> <![CDATA[ <?x ' \" -->@app@</project>"),
        maven(
            "processing instructions",
            "<?x <version>1.2-SNAPSHOT</version>?><project>@app@</project><?e ?>"),
        xml(
            "an instruction that splits a version",
            own("<?a?>«1.2→2.0.0→2.0.1-SNAPSHOT»<?b > ?>«-SNAPSHOT→»")));
  }

  static Stream<PomCase> characters() {
    return Stream.of(
        maven("CDATA", own("<![CDATA[«V»]]>")),
        maven(
            "CDATA that splits a version",
            own("«1.2→2.0.0→2.0.1-SNAPSHOT»<![CDATA[«-SNAPSHOT→»]]>")),
        maven(
            "two sections of CDATA",
            own("<![CDATA[«1.→2.0.0→2.0.1-SNAPSHOT»]]><![CDATA[«2-SNAPSHOT→»]]>")),
        maven("empty CDATA and white space in it", own("<![CDATA[]]><![CDATA[ «V» ]]>")),
        maven(
            "a version in CDATA of another text",
            "<project>@app@<description><![CDATA[<version>1.2-SNAPSHOT</version>]]></description>"
                + "</project>"),
        maven("character references in a version", own("«&#49;.2&#x2D;SNAPSHOT→2.0.0»")),
        maven("a version of references only", own("«&#49;&#46;2&#45;SNAPSHO&#84;→2.0.0»")),
        maven(
            "references around a comment",
            own("«1&#46;2→2.0.0→2.0.1-SNAPSHOT»<!-- x -->«&#45;SNAPSHOT→»")),
        xml("a reference in CDATA is text", own("<![CDATA[1.2&#45;SNAPSHOT]]>")),
        maven(
            "references and signs in other texts",
            "<project>@app@<name>A &amp; B &lt;version&gt; 100% > é</name></project>"),
        xml(
            "entities that only a document type defines",
            "<!DOCTYPE project [<!ENTITY v \"1.2-SNAPSHOT\">]>\n"
                + "<project><name>& &v;</name><version>&v;</version></project>"),
        xml(
            "a document type with an internal subset",
            "<!DOCTYPE project [<!ELEMENT a (b)> <!-- ]> ' --> <?x ]> ?> <!ENTITY v \"]>\"> ]>\n"
                + "<project>@app@</project>"),
        xml(
            "a document type with a system identifier",
            "<!DOCTYPE project SYSTEM \"a>b.dtd\"><project>@app@</project>"),
        xml(
            "attributes with signs of markup in them",
            "<project a=\"x > y\" b='/project>' c='\"'>@app@</project >"),
        maven(
            "attributes and white space in the tags of a version",
            "<project>@app@<build><plugins><plugin><artifactId>x</artifactId><version>1</version>"
                + "<configuration><a>@core@<version\n combine.self = 'override' >«V»</version\n>"
                + "</a></configuration></plugin></plugins></build></project>"),
        maven(
            "the namespaces of a POM",
            "<project xmlns=\"http://maven.apache.org/POM/4.0.0\" xmlns:xsi=\""
                + "http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
                + "http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd"
                + "\">@app@</project>"),
        xml(
            "a namespace prefix",
            "<m:project xmlns:m=\"http://maven.apache.org/POM/4.0.0\"><m:version>«V»</m:version>"
                + "<m:dependencies><m:dependency><m:groupId>org.acme</m:groupId><m:artifactId>core"
                + "</m:artifactId><m:version>«V»</m:version></m:dependency></m:dependencies>"
                + "</m:project>"),
        xml(
            "empty elements",
            "<project><version/><properties/><scm><tag/></scm><dependencies /><dependency>@core@"
                + "<version></version></dependency></project>"),
        maven(
            "self-closing elements before the version",
            "<project><description/><url a='c' />@app@</project>"),
        xml(
            "two elements of properties",
            "<project><version>${v}</version><properties><a>1</a></properties><properties>"
                + "<v>«V»</v></properties></project>"));
  }

  static Stream<PomCase> bytes() {
    return Stream.of(
        maven("no final line end", "<project>@app@</project>"),
        maven("empty lines before and after", "\n\n<project>\n\n@app@\n\n</project>\n\n\n"),
        maven("CRLF", "<project>\r\n@app@\r\n</project>\r\n"),
        maven("CR only", "<project>\r@app@\r<name>\r</name>\r</project>\r"),
        maven("mixed line ends", "<project>\r\n@app@\n<name>a\r\nb\rc</name>\r</project>\n\r"),
        maven("tabs and trailing white space", "<project>\t \n\t@app@ \t\n \t</project>\t \n"),
        maven("white space around a version", own("\r\n\t  «V» \t\r\n")),
        maven("a byte order mark", "\uFEFF<project>@app@</project>"),
        maven(
            "a byte order mark, a declaration and CRLF",
            "\uFEFF" + XML.formatted("UTF-8") + "\r\n<project>\r\n@app@</project>\r\n"),
        maven("characters of every length", "<project>@app@<name>é 漢 🎉</name></project>"),
        maven(
                "ISO 8859-1",
                XML.formatted("ISO-8859-1") + "<project>@app@<name>é\u00a0ÿ</name></project>")
            .in(StandardCharsets.ISO_8859_1),
        maven(
                "windows-1252",
                XML.formatted("windows-1252") + "<project>@app@<name>€ … “a”</name></project>")
            .in(Charset.forName("windows-1252")),
        maven(
                "Shift_JIS, whose second bytes may be ASCII",
                XML.formatted("Shift_JIS") + "<project>@app@<name>表ソ十</name></project>")
            .in(Charset.forName("Shift_JIS")),
        maven(
                "a tag beyond ASCII",
                XML.formatted("ISO-8859-15")
                    + "<project>@app@<scm><tag>«été→v2.0.0»</tag></scm></project>")
            .in(Charset.forName("ISO-8859-15")),
        xml(
            "names beyond ASCII",
            "<project><version>${été}</version><properties><été>«V»</été></properties></project>"));
  }

  @ParameterizedTest
  @MethodSource({"comments", "characters", "bytes"})
  void keepsEveryOtherByte(PomCase poms) {
    poms.verify();
  }

  private static String own(String version) {
    return "<project>@4@@group@<artifactId>app</artifactId><version>"
        + version
        + "</version></project>";
  }
}
