package io.github.releasekit.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Runs classes as the compiler has made them and as they are shipped, and compares. */
class LinkedClassesTest {

  private static final List<Class<?>> SAMPLES =
      List.of(
          Conversions.class,
          Calls.class,
          Calls.Inner.class,
          Parent.class,
          Base.class,
          Values.class,
          All.class,
          None.class,
          Values.local().getClass());

  /** Values that a lambda boxes, unboxes, widens, captures or drops. */
  public static final class Conversions implements Callable<List<String>> {
    @Override
    public List<String> call() {
      long large = 1L << 40;
      double half = 0.5;
      float third = 0.3f;
      byte small = 3;
      short two = 2;
      boolean yes = true;
      char letter = 'x';
      String text = "text";
      String[] array = {"a", "b"};
      StringBuilder log = new StringBuilder();
      Function<String, Integer> boxes = String::length;
      ToIntFunction<Integer> unboxes = Integer::intValue;
      ToLongFunction<Integer> widens = Integer::intValue;
      ToLongFunction<Character> unboxesAndWidens = Character::valueOf;
      ToDoubleFunction<Long> adds = n -> n + half;
      Function<Integer, Long> sums = n -> large + n;
      BiFunction<Integer, Long, Double> all = (a, b) -> a + b + half + third + small + two;
      IntFunction<String[]> makesArrays = String[]::new;
      Function<String, StringBuilder> constructs = StringBuilder::new;
      Consumer<String> drops = log::append;
      Consumer<String> dropsPrimitive = String::length;
      Supplier<String> captures = () -> text + large + half + small + yes + letter + array[1];
      LongSupplier wide = () -> large;
      Supplier<Integer> erased = () -> 7;
      IntSupplier unboxesErased = erased::get;
      drops.accept("dropped");
      dropsPrimitive.accept("nothing");
      return List.of(
          String.valueOf(boxes.apply("four")),
          String.valueOf(unboxes.applyAsInt(5)),
          String.valueOf(widens.applyAsLong(6)),
          String.valueOf(unboxesAndWidens.applyAsLong('a')),
          String.valueOf(adds.applyAsDouble(1L)),
          String.valueOf(sums.apply(1)),
          String.valueOf(all.apply(1, 2L)),
          String.valueOf(makesArrays.apply(3).length),
          constructs.apply("made").toString(),
          captures.get(),
          String.valueOf(wide.getAsLong()),
          String.valueOf(unboxesErased.getAsInt()),
          log.toString());
    }
  }

  /** A private method of an interface, called by its lambda. */
  interface Base {
    default Supplier<String> supplier() {
      return () -> name() + Base.ofInterface();
    }

    private static String ofInterface() {
      return " of interface";
    }

    String name();
  }

  /** Whose method is overridden. */
  static class Parent {
    String overridden() {
      return "parent";
    }
  }

  /** Private methods, those of a parent, of outer classes and of interfaces. */
  public static final class Calls extends Parent implements Callable<List<String>>, Base {

    private record Inner(String text) {
      private Supplier<String> own() {
        return this::hidden;
      }

      private String hidden() {
        return text + Calls.secret();
      }
    }

    private static String secret() {
      return " and its secret";
    }

    private String mine(String given) {
      return given + name();
    }

    @Override
    String overridden() {
      return "child";
    }

    @Override
    public String name() {
      return "calls";
    }

    @Override
    public List<String> call() {
      Supplier<String> parents = super::overridden;
      Supplier<String> own = this::overridden;
      Function<String, String> hidden = this::mine;
      Supplier<String> isStatic = Calls::secret;
      Function<String, Inner> constructor = Inner::new;
      Supplier<Supplier<String>> nested = () -> () -> mine("twice ");
      return List.of(
          parents.get(),
          own.get(),
          hidden.apply("of "),
          isStatic.get(),
          constructor.apply("inner").own().get(),
          nested.get().get(),
          supplier().get());
    }
  }

  record All(
      boolean yes,
      byte small,
      char letter,
      short two,
      int number,
      long large,
      float third,
      double half,
      @Nullable String text,
      List<String> list) {}

  record None() {}

  /** Methods of records. */
  public static final class Values implements Callable<List<String>> {

    private static Object local() {
      record Local(String text) {}
      return new Local("within a method");
    }

    private static All all(double half, @Nullable String text) {
      return new All(true, (byte) 3, 'x', (short) 2, 5, 1L << 40, 0.3f, half, text, List.of("a"));
    }

    @Override
    public List<String> call() {
      List<All> values =
          List.of(all(0.5, "text"), all(0.5, null), all(Double.NaN, "text"), all(-0.0, "text"));
      List<String> said =
          new ArrayList<>(List.of(new None().toString(), "" + new None().hashCode()));
      for (All value : values) {
        said.add(value + " " + value.hashCode());
        said.add("" + value.equals(all(value.half(), value.text())) + value.equals(null));
        values.forEach(other -> said.add("" + value.equals(other)));
      }
      said.add("" + local());
      said.add("" + new None().equals(new None()) + all(0.0, "text").equals(all(-0.0, "text")));
      return said;
    }
  }

  @Test
  void linkedClassesDoWhatTheCompilersDo() throws Exception {
    ClassLoader linked = new Linked(linked());
    for (Class<?> sample : List.of(Conversions.class, Calls.class, Values.class)) {
      assertThat(run(linked.loadClass(sample.getName())))
          .as(sample.getSimpleName())
          .isNotEmpty()
          .isEqualTo(run(sample));
    }
  }

  @Test
  void theJvmTakesEveryClassOfThePlugin() throws Exception {
    LinkedClasses classes = new LinkedClasses();
    List<String> names = new ArrayList<>();
    Path root = Path.of(LinkedJar.class.getResource("/").toURI()).resolveSibling("classes");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
        byte[] content = Files.readAllBytes(file);
        classes.add(content);
        names.add(new ClassReader(content).getClassName());
      }
    }
    Map<String, byte[]> files = new HashMap<>();
    for (String name : names) {
      files.put(name.replace('/', '.'), classes.get(name));
      classes.madeFor(name).forEach(it -> files.put(it.replace('/', '.'), classes.get(it)));
    }
    ClassLoader linked = new Linked(files);
    for (String name : files.keySet()) {
      // Asked for its methods, a class is verified, and not initialized.
      assertThat(linked.loadClass(name).getDeclaredMethods()).isNotNull();
    }
    assertThat(files).hasSizeGreaterThan(names.size());
  }

  @Test
  void nothingIsLeftToLink() throws IOException {
    Set<String> before = new TreeSet<>();
    for (Class<?> sample : SAMPLES) {
      before.addAll(bootstraps(bytes(sample)));
    }
    Set<String> after = new TreeSet<>();
    linked().values().forEach(file -> after.addAll(bootstraps(file)));

    String[] linkers = {"java/lang/invoke/LambdaMetafactory", "java/lang/runtime/ObjectMethods"};
    assertThat(before).contains(linkers);
    assertThat(after).doesNotContain(linkers);
  }

  private static List<?> run(Class<?> sample) throws Exception {
    return (List<?>) ((Callable<?>) sample.getConstructor().newInstance()).call();
  }

  /** The linked samples and what was made for them, by name. */
  private static Map<String, byte[]> linked() throws IOException {
    LinkedClasses classes = new LinkedClasses();
    classes.add(bytes(LinkedClassesTest.class));
    for (Class<?> sample : SAMPLES) {
      classes.add(bytes(sample));
    }
    Map<String, byte[]> files = new HashMap<>();
    files.put(LinkedClassesTest.class.getName(), classes.get(internal(LinkedClassesTest.class)));
    for (Class<?> sample : SAMPLES) {
      files.put(sample.getName(), classes.get(internal(sample)));
      for (String made : classes.madeFor(internal(sample))) {
        files.put(made.replace('/', '.'), classes.get(made));
      }
    }
    for (String made : classes.madeFor(internal(LinkedClassesTest.class))) {
      files.put(made.replace('/', '.'), classes.get(made));
    }
    return files;
  }

  private static Set<String> bootstraps(byte[] file) {
    Set<String> owners = new TreeSet<>();
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitInvokeDynamicInsn(
                      String called, String descriptor, Handle bootstrap, Object... arguments) {
                    owners.add(bootstrap.getOwner());
                  }
                };
              }
            },
            0);
    return owners;
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream("/" + internal(type) + ".class")) {
      return in.readAllBytes();
    }
  }

  /** Loads these classes itself, and the others as usual. */
  private static final class Linked extends ClassLoader {

    private final Map<String, byte[]> files;

    Linked(Map<String, byte[]> files) {
      super(LinkedClassesTest.class.getClassLoader());
      this.files = files;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] file = files.get(name);
      if (file == null) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, file, 0, file.length);
    }
  }
}
