package io.github.releasekit.adapter.template;

import io.github.releasekit.domain.Spelling;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.UberspectImpl;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/**
 * What a template can do with a value: call a few methods of texts, lists and maps, and nothing
 * else; loops together go round a limited number of times. Velocity makes it by its name, one for
 * each rendering.
 */
public final class ClosedUberspect extends UberspectImpl {

  static final int MAX_ROUNDS = 100_000;
  private static final long MAX_NANOSECONDS = 10_000_000_000L;

  private static final Set<String> TEXT =
      Set.of("contains", "endsWith", "equals", "isEmpty", "length", "startsWith");
  private static final Set<String> LIST = Set.of("contains", "get", "isEmpty", "size");
  private static final Set<String> MAP = Set.of("containsKey", "get", "isEmpty", "size");
  private static final Set<String> LOOP = Set.of("count", "first", "hasNext", "index", "last");

  private final long start = System.nanoTime();
  private int rounds;
  private int line = 1;

  /** The line of the loop that went round last. */
  int line() {
    return line;
  }

  @Override
  public Iterator<?> getIterator(Object value, Info at) {
    if (value instanceof List<?> list) {
      return limited(list.iterator(), at);
    }
    throw refused("#foreach goes through lists only", at);
  }

  @Override
  public VelMethod getMethod(@Nullable Object value, String name, Object[] arguments, Info at) {
    boolean allowed =
        value instanceof String && TEXT.contains(name)
            || value instanceof List && LIST.contains(name)
            || value instanceof Map && MAP.contains(name);
    VelMethod method = allowed ? super.getMethod(value, name, arguments, at) : null;
    if (method == null) {
      throw refused("method " + name + " is not available here", at);
    }
    return method;
  }

  @Override
  public VelPropertyGet getPropertyGet(@Nullable Object value, String name, Info at) {
    if (value instanceof ForeachScope && LOOP.contains(name)) {
      return super.getPropertyGet(value, name, at);
    }
    if (value instanceof Map<?, ?> map && map.containsKey(name)) {
      return new Entry(name);
    }
    String known =
        value instanceof Map<?, ?> map && !map.isEmpty()
            ? "; did you mean '"
                + Spelling.nearest(name, map.keySet().stream().map(String::valueOf).toList())
                + "'?"
            : "";
    throw refused("there is no '" + name + "' in this value" + known, at);
  }

  @Override
  public VelPropertySet getPropertySet(Object value, String name, Object argument, Info at) {
    throw refused("values cannot be changed", at);
  }

  private Iterator<?> limited(Iterator<?> items, Info at) {
    return new Iterator<Object>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Object next() {
        rounds++;
        line = at.getLine();
        if (rounds > MAX_ROUNDS || System.nanoTime() - start > MAX_NANOSECONDS) {
          throw refused("its loops do not come to an end", at);
        }
        return items.next();
      }
    };
  }

  private static VelocityException refused(String problem, Info at) {
    return new Refusal(problem, at.getLine());
  }

  /** A refusal with its line; Velocity wraps no exception of its own kind. */
  static final class Refusal extends VelocityException {

    private static final long serialVersionUID = 1;

    private final int line;

    Refusal(String problem, int line) {
      super(problem);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /** An entry of a map. */
  private record Entry(String name) implements VelPropertyGet {

    @Override
    public @Nullable Object invoke(Object map) {
      return ((Map<?, ?>) map).get(name);
    }

    @Override
    public boolean isCacheable() {
      return false;
    }

    @Override
    public String getMethodName() {
      return name;
    }
  }
}
