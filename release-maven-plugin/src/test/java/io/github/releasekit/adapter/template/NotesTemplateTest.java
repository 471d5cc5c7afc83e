package io.github.releasekit.adapter.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.domain.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTemplateTest {

  private static final String PATH = ".release-kit/templates/notes.md.vm";

  private static final Map<String, Object> VALUES =
      Map.of(
          "title",
          "app 1.0.0",
          "version",
          "1.0.0",
          "date",
          "",
          "parts",
          List.of(
              Map.of("id", "highlights", "title", "What's new", "text", "- login"),
              Map.of("id", "support", "title", "Support", "text", "- mail")),
          "content",
          Map.of("highlights", "- login", "knownIssues", ""),
          "contributors",
          List.of(Map.of("name", "Ada", "first", ""), Map.of("name", "Grace", "first", "yes")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "$title¦app 1.0.0",
        "${title}!¦app 1.0.0!",
        "#if($date)dated#{else}not dated#end¦not dated",
        "#if($content.knownIssues)issues#end$content.highlights¦- login",
        "#foreach($p in $parts)$foreach.count $p.title#if($foreach.hasNext), #end#end"
            + "¦1 What's new, 2 Support",
        "#foreach($p in $parts)$p.id#break#end¦highlights",
        "#set($who = $contributors[1])$who.name¦Grace",
        "$contributors.get(0).name¦Ada",
        "$contributors.size() $title.length() $content.size()¦2 9 2",
        "#if($title.startsWith('app') && !$contributors.isEmpty())yes#end¦yes",
        "#if($content.containsKey('highlights') || $date == 'x')yes#end¦yes",
        "#if($contributors.size() >= 2)many#elseif($date)#end¦many",
        "#[[## $raw #heading]]#¦## $raw #heading",
        "color: #fff; price \\$5 $5 a@b.c &#39; #1¦color: #fff; price \\$5 $5 a@b.c &#39; #1",
        "\\$title¦$title",
        "#set($q = \"$title\")$q¦$title",
      })
  void rendersWhatTemplatesAreFor(String template, String expected) {
    assertThat(rendered(template)).isEqualTo(expected);
  }

  /** Each is refused in its second line, where the hostile part begins. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$title.class",
        "$title.getClass()",
        "$title.class.forName('java.lang.Runtime')",
        "#set($x = \"\")$x.class.forName(\"java.lang.Runtime\").getRuntime().exec(\"id\")",
        "#set($x = '')$x.getClass().forName('java.lang.Runtime')",
        "$content.class",
        "$content.getClass().forName('java.lang.System').getProperty('user.home')",
        "$content.get('highlights').class.classLoader",
        "$parts.class.classLoader",
        "$parts[0].class",
        "$parts.get(0).getClass()",
        "$title.class.protectionDomain.codeSource",
        "$title.bytes",
        "$title.getBytes()",
        "$title.chars()",
        "$title.lines()",
        "$title.intern()",
        "$title.describeConstable()",
        "$title.format('%1$1000000000s', 'x')",
        "$title.repeat(1000000000)",
        "$title.replace('a', 'b')",
        "$title.concat('x')",
        "$title.matches('(a+)+b')",
        "$title.split('a')",
        "$parts.iterator()",
        "$parts.stream()",
        "$parts.forEach($title)",
        "$parts.toArray()",
        "$parts.add('x')",
        "$parts.clear()",
        "$parts.hashCode()",
        "$parts.wait()",
        "$parts.notifyAll()",
        "$content.keySet()",
        "$content.entrySet().iterator().next()",
        "$content.put('a', 'b')",
        "$content.compute('a', $title)",
        "#set($content.highlights = 'x')",
        "#set($parts[0] = 'x')",
        "#foreach($m in $title.class.methods)$m#end",
        "#foreach($e in $content)$e#end",
        "#foreach($c in $title)$c#end",
        "#foreach($p in $parts)$foreach.parent#end",
        "#foreach($p in $parts)$foreach.info#end",
        "#foreach($p in $parts)$foreach.stop()#end",
        "#foreach($p in $parts)$foreach.class#end",
        "$foreach.class",
        "#include('/etc/passwd')",
        "#include('notes.md.vm')",
        "#parse('notes.md.vm')",
        "#parse($title)",
        "#evaluate($title)",
        "#define($d)x#end",
        "#macro(m)#m()#m()#end",
        "#macro(m $a)x#end#m('y')",
        "#m('y')",
        "#@m()x#end",
        "#stop",
        "$velocityHost",
        "$application.getAttribute('x')",
        "$request.session",
        "$context.get('title')",
        "$date.class",
        "$!undefined",
        "${undefined|'x'}",
        "$titel",
        "$title.noSuchMethod()",
        "$parts[0].nosuch",
        "$parts.get('x')",
        "$parts[7]",
        "#set($l = [1..2000000000])",
        "#set($l = [$parts, $parts])",
        "#set($m = {'a': 'b'})",
        "#set($s = $title + $title)",
        "#set($n = 1 + 1)",
        "#set($n = 2 * 2)",
        "#set($n = 1 / 0)",
        "#set($n = 1 % 1)",
        "#set($n = -$title)",
        "#foreach($i in [1..9])x#end",
        "#if($undefined == 1)x#end",
        "#if($title.class == 1)x#end",
        "#set($x = )",
        "#foreach($x in)",
      })
  void refusesATemplateThatReachesForMoreThanItIsGiven(String template) {
    ReleaseException refusal = refusal("first line\n" + template + "\nlast line");

    assertThat(refusal.problem()).startsWith("template " + PATH + ":2: ").doesNotContain("\n");
    assertThat(refusal.remedy()).contains("correct the template");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$titel|$titel is not known; did you mean $title?",
        "$contributor|$contributor is not known; did you mean $contributors?",
        "$content.highlight|there is no 'highlight' in this value; did you mean 'highlights'?",
        "#include('x')|#include is not available here",
        "$title.getClass()|method getClass is not available here"
      })
  void saysWhatIsWrongAndWhatMayBeMeant(String template, String problem) {
    assertThat(refusal("\n\n" + template).problem())
        .isEqualTo("template " + PATH + ":3: " + problem);
  }

  @Test
  void refusesABlockThatIsNotClosed() {
    assertThat(refusal("a\n#if($title)\nb").problem()).startsWith("template " + PATH + ":3: ");
    assertThat(refusal("a\n#if(\nb").problem()).startsWith("template " + PATH + ":3: ");
  }

  @Test
  void endsLoopsInLoops() {
    Map<String, Object> values = Map.of("list", Collections.nCopies(1000, "x"));
    String template =
        "a\n#foreach($a in $list)#foreach($b in $list)#foreach($c in $list)#end#end#end";

    assertThatThrownBy(() -> new NotesTemplate(PATH, template).render(values))
        .hasMessageStartingWith("template " + PATH + ":2: its loops do not come to an end");
  }

  @Test
  void endsOutputThatGrowsWithoutEnd() {
    Map<String, Object> values =
        Map.of("list", Collections.nCopies(1000, "x"), "text", "y".repeat(100_000));

    assertThatThrownBy(
            () -> new NotesTemplate(PATH, "a\n\n#foreach($a in $list)$text#end").render(values))
        .hasMessageStartingWith("template " + PATH + ":3: its output has more than 8388608");
  }

  @ParameterizedTest
  @CsvSource({
    "#if($title),#end",
    "(,)",
  })
  void refusesWhatIsNestedTooDeeply(String open, String close) {
    String inner = open.equals("(") ? "#if(" + "(".repeat(50_000) : open.repeat(20_000);

    assertThatThrownBy(() -> new NotesTemplate(PATH, inner + close.repeat(20_000)).render(VALUES))
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith("template " + PATH + ":");
  }

  @Test
  void refusesATemplateThatIsTooLong() {
    assertThatThrownBy(() -> new NotesTemplate(PATH, "x".repeat(300_000)).render(VALUES))
        .hasMessageStartingWith("template " + PATH + ":1: it has more than");
  }

  @Test
  void refusesATemplateThatIsNotUtf8() {
    assertThatThrownBy(() -> NotesTemplate.of(new byte[] {(byte) 0xff}, PATH))
        .hasMessageStartingWith("template " + PATH + " is not UTF-8 text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#include", "#parse"})
  void readsNoFile(String directive, @TempDir Path temp) throws Exception {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "TOP SECRET");

    for (String name :
        List.of(secret.toString(), "/io/github/releasekit/notes.md.vm", "notes.md.vm")) {
      assertThat(refusal(directive + "(\"" + name + "\")").getMessage())
          .doesNotContain("TOP SECRET")
          .contains(directive + " is not available here");
    }
  }

  @Test
  void writesDirectivesInValuesAsText() {
    String hostile =
        "#set($x = 1)$x ${title} #include('/etc/passwd') $body.class \\$x #end ]]# #* ## *#";
    Map<String, Object> values = new HashMap<>(VALUES);
    values.put("title", hostile);
    values.put(
        "parts", new ArrayList<>(List.of(Map.of("id", "a", "title", hostile, "text", hostile))));

    assertThat(NotesTemplate.builtIn("notes.md.vm").render(values))
        .isEqualTo("# " + hostile + "\n\n## " + hostile + "\n\n" + hostile + "\n");
  }

  @Test
  void writesLongTextsWhereTheyStandAmongShortOnes() {
    String text = "text ".repeat(10_000);

    assertThat(new NotesTemplate(PATH, "a${x}b${x}${x}c").render(Map.of("x", text)))
        .isEqualTo("a" + text + "b" + text + text + "c");
  }

  @Test
  void isWrittenWithTheLineEndsOfTheTemplate() {
    assertThat(rendered("a\r\n$title\r\n")).isEqualTo("a\r\napp 1.0.0\r\n");
  }

  private static String rendered(String template) {
    return NotesTemplate.of(template.getBytes(StandardCharsets.UTF_8), PATH).render(VALUES);
  }

  private static ReleaseException refusal(String template) {
    return catchThrowableOfType(ReleaseException.class, () -> rendered(template));
  }
}
