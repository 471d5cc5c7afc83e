package io.github.releasekit.site;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the plugin's sources say of themselves, by the compiler's own parser. */
final class Sources {

  /**
   * A top-level type.
   *
   * @param parent simple name of what it extends; empty for nothing
   * @param paragraphs of its Javadoc, as Markdown
   * @param annotations their arguments, by simple name
   * @param fields in their order
   * @param made simple names of the classes that it makes instances of, sorted
   */
  record Type(
      String name,
      String parent,
      List<String> paragraphs,
      Map<String, Map<String, String>> annotations,
      List<Field> fields,
      List<String> made) {

    /** The rest of the paragraph that begins so; empty where there is none. */
    Optional<String> paragraph(String beginning) {
      return paragraphs.stream()
          .filter(text -> text.startsWith(beginning))
          .map(text -> text.substring(beginning.length()).strip())
          .findFirst();
    }

    /**
     * What it is, in its first paragraph.
     *
     * @throws IllegalStateException when it has no Javadoc
     */
    String summary() {
      return paragraphs.stream()
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(name + " has no Javadoc"));
    }
  }

  /** A field with its type, as it is written. */
  record Field(
      String name,
      String type,
      List<String> paragraphs,
      Map<String, Map<String, String>> annotations) {}

  private static final Path MAIN = Path.of("src/main/java/io/github/releasekit");

  /** What was read already, by package. */
  private static final Map<String, Map<String, Type>> READ = new HashMap<>();

  private Sources() {}

  /** The types of some packages, by simple name. */
  static Map<String, Type> of(String... packages) {
    Map<String, Type> types = new TreeMap<>();
    for (String name : packages) {
      types.putAll(READ.computeIfAbsent(name, Sources::read));
    }
    return types;
  }

  private static Map<String, Type> read(String name) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjects(sources(name)));
      DocTrees docs = DocTrees.instance(task);
      Map<String, Type> types = new TreeMap<>();
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree declared : unit.getTypeDecls()) {
          Type type = type(docs, new TreePath(new TreePath(unit), declared));
          types.put(type.name(), type);
        }
      }
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path[] sources(String name) throws IOException {
    try (Stream<Path> files = Files.list(MAIN.resolve(name.replace('.', '/')))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toArray(Path[]::new);
    }
  }

  private static Type type(DocTrees docs, TreePath path) {
    ClassTree tree = (ClassTree) path.getLeaf();
    List<Field> fields = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field) {
        fields.add(
            new Field(
                field.getName().toString(),
                String.valueOf(field.getType()),
                paragraphs(docs, new TreePath(path, field)),
                annotations(field.getModifiers())));
      }
    }
    return new Type(
        tree.getSimpleName().toString(),
        tree.getExtendsClause() == null ? "" : tree.getExtendsClause().toString(),
        paragraphs(docs, path),
        annotations(tree.getModifiers()),
        fields,
        made(path));
  }

  private static List<String> made(TreePath path) {
    TreeSet<String> made = new TreeSet<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitNewClass(NewClassTree instance, Void none) {
        made.add(instance.getIdentifier().toString().replaceAll("<.*", ""));
        return super.visitNewClass(instance, none);
      }
    }.scan(path, null);
    return List.copyOf(made);
  }

  private static Map<String, Map<String, String>> annotations(ModifiersTree modifiers) {
    Map<String, Map<String, String>> annotations = new LinkedHashMap<>();
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      Map<String, String> arguments = new LinkedHashMap<>();
      for (ExpressionTree argument : annotation.getArguments()) {
        if (argument instanceof AssignmentTree assigned) {
          arguments.put(assigned.getVariable().toString(), value(assigned.getExpression()));
        }
      }
      annotations.put(annotation.getAnnotationType().toString(), arguments);
    }
    return annotations;
  }

  private static String value(ExpressionTree expression) {
    if (expression instanceof com.sun.source.tree.LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    return expression instanceof MemberSelectTree constant
        ? constant.getIdentifier().toString()
        : expression.toString();
  }

  /** Its Javadoc without block tags, a text for each paragraph. */
  private static List<String> paragraphs(DocTrees docs, TreePath path) {
    DocCommentTree comment = docs.getDocCommentTree(path);
    if (comment == null) {
      return List.of();
    }
    StringBuilder text = new StringBuilder();
    comment.getFullBody().forEach(part -> text.append(markdown(part)));
    return Stream.of(text.toString().split("\f"))
        .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
        .map(Sources::withoutRequirements)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  private static String markdown(DocTree part) {
    if (part instanceof LiteralTree literal) {
      String body = literal.getBody().getBody().replaceAll("\\s+", " ").strip();
      return literal.getKind() == DocTree.Kind.CODE ? "`" + body + "`" : body;
    }
    if (part instanceof LinkTree link) {
      return "`" + link.getReference().getSignature().replaceAll("^#|^.*#", "") + "`";
    }
    if (part instanceof StartElementTree element) {
      return element.getName().contentEquals("p") ? "\f" : element.toString();
    }
    return part.toString();
  }

  /** Without {@code (R2, I3)}, which is for those who work on it. */
  private static String withoutRequirements(String text) {
    return text.replaceAll(" \\([A-Z][0-9]{1,2}(?:, [A-Z][0-9]{1,2})*\\)", "");
  }
}
