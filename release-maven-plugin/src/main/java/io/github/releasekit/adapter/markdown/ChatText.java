package io.github.releasekit.adapter.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** A text in Markdown (CommonMark) in the form of a chat (U4). */
public final class ChatText {

  private static final int LONGEST_CODE = 1500;

  private ChatText() {}

  /**
   * A paragraph, heading, list or quote.
   *
   * @param isCode whether it is lines of code
   */
  public record Block(String text, boolean isCode) {}

  /** The blocks of a text; HTML in it is shown as text. */
  public static List<Block> blocks(String markdown, Chat chat) {
    List<Block> blocks = new ArrayList<>();
    for (Node node = Parser.builder().build().parse(markdown).getFirstChild();
        node != null;
        node = node.getNext()) {
      String text = Chat.defused(text(node, chat, 0).stripTrailing());
      if (!text.isBlank()) {
        blocks.add(
            new Block(text, node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock));
      }
    }
    return List.copyOf(blocks);
  }

  private static String text(Node node, Chat chat, int depth) {
    Written written = new Written(chat, depth);
    node.accept(written);
    return written.out.toString();
  }

  private static final class Written extends AbstractVisitor {

    private final Chat chat;
    private final int depth;
    private final StringBuilder out = new StringBuilder();
    private boolean isStrong;

    Written(Chat chat, int depth) {
      this.chat = chat;
      this.depth = depth;
    }

    @Override
    public void visit(Heading heading) {
      out.append(strong(heading));
    }

    @Override
    public void visit(Paragraph paragraph) {
      visitChildren(paragraph);
    }

    @Override
    public void visit(BulletList list) {
      items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
      Integer start = list.getMarkerStartNumber();
      items(list, start == null ? 1 : start);
    }

    /**
     * @param first number; 0 for bullets
     */
    private void items(ListBlock list, int first) {
      int number = first;
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        out.append("  ".repeat(depth)).append(first == 0 ? chat.bullet() : number++ + ". ");
        item((ListItem) item);
        if (item.getNext() != null) {
          out.append('\n');
        }
      }
    }

    private void item(ListItem item) {
      for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
        out.append(text(child, chat, depth + 1).stripTrailing());
        if (child.getNext() != null) {
          out.append('\n');
        }
      }
    }

    @Override
    public void visit(BlockQuote quote) {
      for (Node child = quote.getFirstChild(); child != null; child = child.getNext()) {
        String mark = chat == Chat.TEAMS ? "" : "> ";
        text(child, chat, depth)
            .lines()
            .forEach(line -> out.append(mark).append(line).append('\n'));
      }
    }

    @Override
    public void visit(FencedCodeBlock block) {
      out.append(codeBlock(block.getLiteral()));
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      out.append(codeBlock(block.getLiteral()));
    }

    private String codeBlock(String literal) {
      if (literal.length() <= LONGEST_CODE) {
        return chat.codeBlock(literal);
      }
      int end = literal.offsetByCodePoints(0, literal.codePointCount(0, LONGEST_CODE));
      return chat.codeBlock(literal.substring(0, end) + "\n…");
    }

    @Override
    public void visit(HtmlBlock block) {
      out.append(chat.escaped(block.getLiteral()));
    }

    @Override
    public void visit(HtmlInline html) {
      out.append(chat.escaped(html.getLiteral()));
    }

    @Override
    public void visit(ThematicBreak line) {
      out.append("———");
    }

    @Override
    public void visit(Text text) {
      out.append(chat.escaped(text.getLiteral()));
    }

    @Override
    public void visit(Code code) {
      out.append(chat.code(code.getLiteral()));
    }

    @Override
    public void visit(StrongEmphasis node) {
      out.append(strong(node));
    }

    /** Strong text in strong text is nothing more. */
    private String strong(Node node) {
      boolean before = isStrong;
      isStrong = true;
      String text = inner(node);
      isStrong = before;
      return isStrong ? text : chat.strong(text);
    }

    @Override
    public void visit(Emphasis node) {
      out.append(chat.emphasis(inner(node)));
    }

    @Override
    public void visit(Link link) {
      out.append(chat.link(inner(link), link.getDestination()));
    }

    @Override
    public void visit(Image image) {
      out.append(chat.link(inner(image), image.getDestination()));
    }

    private String inner(Node node) {
      int start = out.length();
      visitChildren(node);
      String text = out.substring(start);
      out.setLength(start);
      return text;
    }

    @Override
    public void visit(SoftLineBreak end) {
      out.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
      out.append(chat.lineBreak());
    }
  }
}
