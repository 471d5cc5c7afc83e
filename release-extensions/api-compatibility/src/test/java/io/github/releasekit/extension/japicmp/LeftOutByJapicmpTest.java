package io.github.releasekit.extension.japicmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What japicmp does not tell, or tells of what harms nobody. */
class LeftOutByJapicmpTest extends AbstractComparatorTest {

  static Stream<Arguments> differences() {
    return Stream.of(
        row(
            "class A {}",
            "sealed class A permits B {} --- public final class B extends A {}",
            "org.example.A: now not extendable INCOMPATIBLE",
            "org.example.B: new ADDED"),
        row(
            "interface A {}",
            "interface A extends Runnable {}",
            "org.example.A: extends java.lang.Runnable ADDED",
            "org.example.A.run(): has to be implemented INCOMPATIBLE"),
        row(
            "interface A extends B {} --- interface B {}",
            "interface A extends B {} --- interface B { void b(); }",
            "org.example.A.b(): has to be implemented INCOMPATIBLE"),
        row(
            "class A { public static class B { public void a() {} } public static class C extends B {} }",
            "class A { public static class B { public void a() {} }"
                + " public static class C extends B { public final void a() {} } }",
            "org.example.A.C.a(): now final INCOMPATIBLE"),
        row(
            "@interface A { String a() default \"\"; }",
            "@interface A { String a(); }",
            "org.example.A.a(): no longer has a default INCOMPATIBLE"),
        row(
            "@interface A {}",
            "@interface A { String a() default \"\"; int b(); }",
            "org.example.A.a(): new ADDED",
            "org.example.A.b(): new without a default INCOMPATIBLE"),
        row(
            "class A { public java.util.Map<String, java.util.List<String>> a() { return null; } }",
            "class A { public java.util.Map<String, java.util.List<Integer>> a() { return null; } }",
            "org.example.A.a(): generics changed INCOMPATIBLE"),
        row(
            "class A<T, U> { public T a() { return null; } }",
            "class A<T, U> { public U a() { return null; } }",
            "org.example.A.a(): generics changed INCOMPATIBLE"),
        row(
            "class A<T> { public T a() { return null; } public <X> void b(X c) {} }",
            "class A<U> { public U a() { return null; } public <Y> void b(Y c) {} }"),
        row(
            "class A extends java.util.ArrayList<String> {}",
            "class A extends java.util.ArrayList<Integer> {}",
            "org.example.A: type arguments of a supertype changed INCOMPATIBLE"),
        row(
            "class A { public java.util.List a() { return null; } }",
            "class A { public java.util.List<String> a() { return null; } }"),
        row(
            "class A extends B {} --- class B { public int a() { return 0; } public int c; }",
            "class A extends B {} --- class B { public long a() { return 0; } public long c; }",
            "org.example.A.a(): return type changed INCOMPATIBLE",
            "org.example.A.c: type changed INCOMPATIBLE"),
        row(
            "class A extends B {} --- class B { public void a() {} }",
            "class A extends B {} --- class B {}",
            "org.example.A.a(): removed REMOVED"),
        row(
            "@Deprecated class A extends B {} --- class B { public void a() {} }",
            "@Deprecated class A extends B {} --- class B {}",
            "org.example.A.a(): removed REMOVED_DEPRECATED"),
        row(
            "class A { public void a() {} }",
            "class A extends B {} --- class B { public void a() {} }"),
        row(
            "class A { interface B { default void b() {} int C = 1; } public static class D implements B {} }",
            "class A { interface B {} public static class D implements B {} }",
            "org.example.A.D.C: removed REMOVED",
            "org.example.A.D.b(): removed REMOVED"),
        row(
            "class A { static class B { public static class C { public void c() {} } } }",
            "class A { static class B { public static class C {} } }"),
        row("interface A { void a(); }", "interface A { default void a() {} }"),
        row("abstract class A { public A() {} }", "abstract class A { protected A() {} }"),
        row(
            "class A { private A() {} public void a() {} protected void b() {} }",
            "class A { private A() {} public final void a() {} }"),
        row("final class A { protected int b; }", "final class A {}"),
        row(
            "sealed interface A permits B {} --- public final class B implements A {}",
            "sealed interface A permits B { void a(); }"
                + "--- public final class B implements A { public void a() {} }",
            "org.example.A.a(): new ADDED",
            "org.example.B.a(): new ADDED"),
        row(
            "@Deprecated class A { public static class B {} } --- public class C {}",
            "class C {}",
            "org.example.A: removed REMOVED_DEPRECATED",
            "org.example.A.B: removed REMOVED_DEPRECATED"),
        row(
            "class A { void a() {} int b; A(int c) {} public A() {} }",
            "class A { public void a() {} public int b; public A(int c) {} public A() {} }",
            "org.example.A(int): new ADDED",
            "org.example.A.a(): new ADDED",
            "org.example.A.b: new ADDED"),
        row(
            "class A {} --- class B {}",
            "class A {} --- public class B {}",
            "org.example.B: new ADDED"));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void tellsWhatHasChangedForThoseWhoUseIt(String earlier, String current, List<String> expected)
      throws IOException {
    assertThat(compare(jar("a-1", earlier), jar("a-2", current), Set.of())).isEqualTo(expected);
  }
}
