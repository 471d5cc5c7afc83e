package io.github.releasekit.extension.japicmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ApiComparator.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JapicmpComparatorTest extends AbstractComparatorTest {

  static Stream<Arguments> differences() {
    return Stream.of(
        row("class A { public void a() {} }", "class A { public void a() { int b; } }"),
        row("class A { public void a() {} }", "class A {}", "org.example.A.a(): removed REMOVED"),
        row(
            "class A { @Deprecated public void a() {} }",
            "class A {}",
            "org.example.A.a(): removed REMOVED_DEPRECATED"),
        row(
            "@Deprecated class A { public void a() {} }",
            "class A {}",
            "org.example.A.a(): removed REMOVED_DEPRECATED"),
        row(
            "class A { public void a() {} }",
            "class A { @Deprecated public void a() {} }",
            "org.example.A.a(): deprecated ADDED"),
        row("class A {}", "class A { public void a() {} }", "org.example.A.a(): new ADDED"),
        row("class A {}", "class A { @Override public String toString() { return \"\"; } }"),
        row(
            "class A implements Cloneable {}",
            "class A implements Cloneable { @Override public A clone() { return this; } }",
            "org.example.A.clone(): new ADDED"),
        row(
            "class A { public int a() { return 1; } }",
            "class A { public long a() { return 1; } }",
            "org.example.A.a(): return type changed INCOMPATIBLE"),
        row(
            "class A { public void a(int... b) {} }",
            "class A { public void a(long b, String[] c) {} }",
            "org.example.A.a(int[]): removed REMOVED",
            "org.example.A.a(long, java.lang.String[]): new ADDED"),
        row(
            "class A { protected void a() {} }",
            "class A {}",
            "org.example.A.a(): removed REMOVED"),
        row("class A { void a() {} private int b; }", "class A { private long b; }"),
        row(
            "class A { public void a() {} }",
            "class A { protected void a() {} }",
            "org.example.A.a(): less accessible REMOVED"),
        row(
            "class A { public void a() {} }",
            "class A { public static void a() {} }",
            "org.example.A.a(): now static INCOMPATIBLE"),
        row(
            "class A { public void a() {} }",
            "class A { public final void a() {} }",
            "org.example.A.a(): now final INCOMPATIBLE"),
        row(
            "class A { public void a() {} }",
            "class A { public void a() throws java.io.IOException {} }",
            "org.example.A.a(): now throws checked exception INCOMPATIBLE"),
        row(
            "class A { public java.util.List<String> a() { return null; } }",
            "class A { public java.util.List<Integer> a() { return null; } }",
            "org.example.A.a(): generics changed INCOMPATIBLE"),
        row(
            "class A { public int a; }",
            "class A { public long a; }",
            "org.example.A.a: type changed INCOMPATIBLE"),
        row(
            "class A { public int a; protected static int b; }",
            "class A { public static final int C = 1; }",
            "org.example.A.C: new ADDED",
            "org.example.A.a: removed REMOVED",
            "org.example.A.b: removed REMOVED"),
        row(
            "class A { public int a; }",
            "class A { public final int a = 1; }",
            "org.example.A.a: now final INCOMPATIBLE"),
        row(
            "class A { public A(int a) {} }",
            "class A { public A(String a) {} }",
            "org.example.A(int): removed REMOVED",
            "org.example.A(java.lang.String): new ADDED"),
        row(
            "interface A { void a(); }",
            "interface A { void a(); void b(); }",
            "org.example.A.b(): has to be implemented INCOMPATIBLE"),
        row(
            "interface A { void a(); }",
            "interface A { void a(); default void b() {} }",
            "org.example.A.b(): new ADDED"),
        row("interface A {}", "interface A { static void b() {} }", "org.example.A.b(): new ADDED"),
        row(
            "abstract class A {}",
            "abstract class A { public abstract void b(); }",
            "org.example.A.b(): has to be implemented INCOMPATIBLE"),
        row("class A {}", "final class A {}", "org.example.A: now not extendable INCOMPATIBLE"),
        row("class A {}", "abstract class A {}", "org.example.A: now abstract INCOMPATIBLE"),
        row(
            "class A implements java.io.Closeable { public void close() {} }",
            "class A { public void close() {} }",
            "org.example.A: no longer extends java.io.Closeable INCOMPATIBLE",
            "org.example.A: no longer extends java.lang.AutoCloseable INCOMPATIBLE"),
        row(
            "class A {}",
            "class A implements java.io.Serializable {}",
            "org.example.A: extends java.io.Serializable ADDED"),
        row(
            "class A extends java.util.ArrayList<String> {}",
            "class A extends java.util.LinkedList<String> {}",
            "org.example.A: extends java.util.AbstractSequentialList ADDED",
            "org.example.A: extends java.util.Deque ADDED",
            "org.example.A: extends java.util.LinkedList ADDED",
            "org.example.A: extends java.util.Queue ADDED",
            "org.example.A: no longer extends java.util.ArrayList INCOMPATIBLE",
            "org.example.A: no longer extends java.util.RandomAccess INCOMPATIBLE"),
        row(
            "class A {}",
            "class A implements Comparable<A> { public int compareTo(A other) { return 0; } }",
            "org.example.A: extends java.lang.Comparable ADDED",
            "org.example.A.compareTo(org.example.A): new ADDED"),
        row(
            "abstract class A {}",
            "abstract class A implements Comparable<A> {}",
            "org.example.A: extends java.lang.Comparable ADDED",
            "org.example.A.compareTo(java.lang.Object): has to be implemented INCOMPATIBLE"),
        row(
            "interface A { void a(); } --- public class B implements A { public void a() {} }",
            "interface A { void a(); void b(); }"
                + "--- public class B implements A { public void a() {} public void b() {} }",
            "org.example.A.b(): has to be implemented INCOMPATIBLE",
            "org.example.B.b(): new ADDED"),
        row(
            "class A { public void a(java.util.Set<String> b) {} }",
            "class A { public void a(java.util.Set<Integer> b) {} }",
            "org.example.A.a(java.util.Set): generics changed INCOMPATIBLE"),
        row(
            "class A<T> { }",
            "class A<T extends Number> { }",
            "org.example.A: type parameters changed INCOMPATIBLE"),
        row(
            "enum A { B, C }",
            "enum A { B, D }",
            "org.example.A.C: removed REMOVED",
            "org.example.A.D: new ADDED"),
        row(
            "record A(int b) {}",
            "record A(int b, int c) {}",
            "org.example.A(int): removed REMOVED",
            "org.example.A(int, int): new ADDED",
            "org.example.A.c(): new ADDED"),
        row(
            "class A { public static class B { public void c() {} } }",
            "class A {}",
            "org.example.A.B: removed REMOVED"),
        row(
            "class A { public void a(B b) {} public static class B {} }",
            "class A { public static class B {} }",
            "org.example.A.a(org.example.A.B): removed REMOVED"),
        row(
            "class A {} --- public class B { public void b() {} }",
            "class A {} --- public class C { public void c() {} }",
            "org.example.B: removed REMOVED",
            "org.example.C: new ADDED"),
        row("class A {} --- class Hidden { public void b() {} }", "class A {}"),
        row(
            "class A {} --- @Deprecated public class B {}",
            "class A {}",
            "org.example.B: removed REMOVED_DEPRECATED"),
        row(
            "class A {} --- public class B { public B() {} }",
            "class A {} --- class Hidden { class B { public B() {} } } class B {}",
            "org.example.B: no longer public REMOVED"));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void tellsWhatHasChangedForThoseWhoUseIt(String earlier, String current, List<String> expected)
      throws IOException {
    assertThat(compare(jar("a-1", earlier), jar("a-2", current), Set.of())).isEqualTo(expected);
  }

  @Test
  void leavesOutWhatAnAnnotationSaysIsNoApi() throws IOException {
    String annotation = "--- public @interface Internal {}";
    Path earlier =
        jar(
            "a-1",
            "class A { @Internal public void a() {} @Internal public int b; public void c() {} }"
                + annotation
                + "--- @Internal public class B {}");
    Path current = jar("a-2", "class A {}" + annotation);

    assertThat(compare(earlier, current, Set.of("org.example.Internal")))
        .containsExactly("org.example.A.c(): removed REMOVED");
  }

  @Test
  void followsWhatTypesExtendInOtherJars() throws IOException {
    Path base = jars.jar("base", "public class Base { public void a() {} }");
    Path earlier = jars.jar("a-1", "public class A extends Base { public void a() {} }", base);
    Path current = jars.jar("a-2", "public class A extends Base {}", base);

    assertThat(
            comparator.compare(
                new Version(earlier, List.of(base)), new Version(current, List.of(base)), Set.of()))
        .isEmpty();
  }

  @Test
  void comparesWhatIsThereWhereAJarIsMissing() throws IOException {
    Path base = jars.jar("base", "public class Base {}");
    Path earlier = jars.jar("a-1", "public class A extends Base { public void a() {} }", base);
    Path current = jars.jar("a-2", "public class A extends Base {}", base);

    assertThat(compare(earlier, current, Set.of()))
        .containsExactly("org.example.A.a(): removed REMOVED");
  }

  @Test
  void findsNothingInTheSameJarThoughOneClasspathIsMissing() throws IOException {
    Path base = jars.jar("base", "public interface Base extends Runnable {} --- public class M {}");
    Path jar = jars.jar("a-1", "public abstract class A extends M implements Base {}", base);

    assertThat(
            comparator.compare(
                new Version(jar, List.of(base)), new Version(jar, List.of()), Set.of()))
        .isEmpty();
  }

  @Test
  void comparesWhatTheOldestJavaSees() throws IOException {
    Path earlier = jar("a-1", "class A { public void a() {} }");
    Path current = jar("a-2", "class A {}");
    Path versions =
        jars.withEntry(
            current, "META-INF/versions/21/org/example/A.class", earlier, "org/example/A.class");

    assertThat(compare(earlier, versions, Set.of()))
        .containsExactly("org.example.A.a(): removed REMOVED");
  }

  @Test
  void knowsNestedAnnotationsAndThoseOfPackages() throws IOException {
    String annotation = "--- public class Api { public @interface Internal {} }";
    Path earlier =
        jar(
            "a-1",
            "class A { @Api.Internal public static class B { public static class C {} } }"
                + annotation);
    Path current = jar("a-2", "class A {}" + annotation);

    for (String name : List.of("org.example.Api.Internal", "org.example.Api$Internal")) {
      assertThat(compare(earlier, current, Set.of(name))).as(name).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoJar() throws IOException {
    Path current = jar("a-2", "class A {}");
    Path text = Files.writeString(directory.resolve("a-1.jar"), "no archive");

    assertThatThrownBy(() -> compare(text, current, Set.of()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the API of a-2.jar cannot be compared with a-1.jar: ");
  }
}
