package io.github.releasekit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP proxy on loopback that breaks one connection after an exact number of bytes. */
public final class CuttingProxy implements AutoCloseable {

  /** Which bytes are counted. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  /** How the connection breaks. */
  public enum How {
    /** Both ends see its regular end. */
    CLOSE,
    /** Both ends are told that it broke. */
    RESET,
    /** Nothing moves any more. */
    STALL
  }

  /**
   * Where a connection breaks.
   *
   * @param connection its number since the proxy was armed, from 1
   * @param bytes that still pass
   * @param forGood no later connection is served either
   */
  public record Cut(int connection, Direction direction, int bytes, How how, boolean forGood) {}

  private final int target;
  private final ServerSocket listener;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();
  private volatile Optional<Cut> cut = Optional.empty();
  private volatile boolean broken;

  public CuttingProxy(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Ends what is left of earlier connections, and counts anew. */
  public void arm(Optional<Cut> next) {
    cut = Optional.empty();
    connections.forEach(connection -> connection.end(false));
    connections.clear();
    broken = false;
    cut = next;
  }

  /** How many bytes each connection has carried in a direction. */
  public List<Integer> carried(Direction direction) {
    List<Integer> counts = new ArrayList<>();
    connections.forEach(connection -> counts.add(connection.carried[direction.ordinal()]));
    return counts;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Connection connection = new Connection(client, connections.size() + 1);
        if (broken && cut.filter(Cut::forGood).isPresent()) {
          connection.end(true);
        } else {
          connections.add(connection);
          connection.open();
        }
      } catch (IOException e) {
        continue;
      }
    }
  }

  @Override
  public void close() {
    arm(Optional.empty());
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private final class Connection {
    private final Socket client;
    private final Socket server = new Socket();
    private final int number;
    private final int[] carried = new int[Direction.values().length];

    Connection(Socket client, int number) {
      this.client = client;
      this.number = number;
    }

    void open() throws IOException {
      server.connect(
          new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5000);
      start(() -> carry(client, server, Direction.TO_SERVER));
      start(() -> carry(server, client, Direction.TO_CLIENT));
    }

    private void carry(Socket from, Socket to, Direction direction) {
      byte[] buffer = new byte[8192];
      int limit =
          cut.filter(c -> c.connection() == number && c.direction() == direction)
              .map(Cut::bytes)
              .orElse(Integer.MAX_VALUE);
      try {
        while (carried[direction.ordinal()] < limit) {
          int left = limit - carried[direction.ordinal()];
          int count = from.getInputStream().read(buffer, 0, Math.min(buffer.length, left));
          if (count < 0) {
            to.shutdownOutput();
            return;
          }
          to.getOutputStream().write(buffer, 0, count);
          carried[direction.ordinal()] += count;
        }
        broken = true;
        How how = cut.map(Cut::how).orElse(How.CLOSE);
        if (how != How.STALL) {
          end(how == How.RESET);
        }
      } catch (IOException e) {
        end(false);
      }
    }

    /**
     * Closes both ends.
     *
     * @param reset by telling them that the connection broke
     */
    void end(boolean reset) {
      for (Socket socket : List.of(client, server)) {
        try {
          if (reset) {
            socket.setSoLinger(true, 0);
          }
          socket.close();
        } catch (IOException e) {
          continue;
        }
      }
    }
  }
}
