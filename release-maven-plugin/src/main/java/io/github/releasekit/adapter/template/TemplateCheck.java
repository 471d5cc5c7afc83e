package io.github.releasekit.adapter.template;

import io.github.releasekit.adapter.template.ClosedUberspect.Refusal;
import io.github.releasekit.domain.Spelling;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.velocity.runtime.RuntimeServices;
import org.apache.velocity.runtime.parser.node.ASTAndNode;
import org.apache.velocity.runtime.parser.node.ASTBlock;
import org.apache.velocity.runtime.parser.node.ASTComment;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTEQNode;
import org.apache.velocity.runtime.parser.node.ASTElseIfStatement;
import org.apache.velocity.runtime.parser.node.ASTElseStatement;
import org.apache.velocity.runtime.parser.node.ASTEscape;
import org.apache.velocity.runtime.parser.node.ASTEscapedDirective;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTFalse;
import org.apache.velocity.runtime.parser.node.ASTGENode;
import org.apache.velocity.runtime.parser.node.ASTGTNode;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIfStatement;
import org.apache.velocity.runtime.parser.node.ASTIndex;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTLENode;
import org.apache.velocity.runtime.parser.node.ASTLTNode;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.ASTNENode;
import org.apache.velocity.runtime.parser.node.ASTNotNode;
import org.apache.velocity.runtime.parser.node.ASTOrNode;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.ASTTextblock;
import org.apache.velocity.runtime.parser.node.ASTTrue;
import org.apache.velocity.runtime.parser.node.ASTWord;
import org.apache.velocity.runtime.parser.node.ASTprocess;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/**
 * What a template may be written with. Everything that could read a file, run a text, make a list
 * or a longer text, or go on for ever is left out of the language, not watched.
 */
final class TemplateCheck {

  private static final Set<String> DIRECTIVES = Set.of("foreach", "break");
  private static final String LOOP = "foreach";

  private static final Set<Class<?>> ALLOWED =
      Set.of(
          ASTAndNode.class,
          ASTBlock.class,
          ASTComment.class,
          ASTDirective.class,
          ASTEQNode.class,
          ASTElseIfStatement.class,
          ASTElseStatement.class,
          ASTEscape.class,
          ASTEscapedDirective.class,
          ASTExpression.class,
          ASTFalse.class,
          ASTGENode.class,
          ASTGTNode.class,
          ASTIdentifier.class,
          ASTIfStatement.class,
          ASTIndex.class,
          ASTIntegerLiteral.class,
          ASTLENode.class,
          ASTLTNode.class,
          ASTMethod.class,
          ASTNENode.class,
          ASTNotNode.class,
          ASTOrNode.class,
          ASTReference.class,
          ASTSetDirective.class,
          ASTStringLiteral.class,
          ASTText.class,
          ASTTextblock.class,
          ASTTrue.class,
          ASTWord.class,
          ASTprocess.class);

  private TemplateCheck() {}

  /**
   * Checks a tree as it was parsed, before any directive in it is set up.
   *
   * @throws Refusal for what is not in the language
   */
  static void requireKnownSyntax(SimpleNode node, RuntimeServices engine) {
    int line = node.getFirstToken().beginLine;
    if (!ALLOWED.contains(node.getClass())) {
      throw new Refusal(
          "'"
              + node.getFirstToken().image.strip()
              + "': templates make no sums, lists and maps of their own",
          line);
    }
    if (node instanceof ASTDirective directive) {
      String name = directive.getDirectiveName();
      boolean text = node.jjtGetNumChildren() == 0 && engine.getDirective(name) == null;
      if (!DIRECTIVES.contains(name) && (!text || name.startsWith("@"))) {
        throw new Refusal("#" + name + " is not available here", line);
      }
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      requireKnownSyntax((SimpleNode) node.jjtGetChild(i), engine);
    }
  }

  /**
   * Checks a tree that was set up: every reference begins with a name that is given, or that the
   * template sets.
   *
   * @throws Refusal for another name
   */
  static void requireKnownNames(Node tree, Collection<String> given) {
    Set<String> names = new HashSet<>(given);
    names.add(LOOP);
    addNames(tree, names);
    requireNames(tree, names);
  }

  private static void addNames(Node node, Set<String> names) {
    boolean sets =
        node instanceof ASTSetDirective
            || node instanceof ASTDirective directive && directive.getDirectiveName().equals(LOOP);
    if (sets && node.jjtGetNumChildren() > 0 && node.jjtGetChild(0) instanceof ASTReference name) {
      if (name.jjtGetNumChildren() > 0) {
        throw new Refusal("values cannot be changed", name.getLine());
      }
      names.add(name.getRootString());
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      addNames(node.jjtGetChild(i), names);
    }
  }

  private static void requireNames(Node node, Set<String> names) {
    if (node instanceof ASTReference reference
        && reference.getRootString() != null
        && !names.contains(reference.getRootString())) {
      String name = reference.getRootString();
      throw new Refusal(
          "$" + name + " is not known; did you mean $" + Spelling.nearest(name, names) + "?",
          reference.getLine());
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      requireNames(node.jjtGetChild(i), names);
    }
  }
}
