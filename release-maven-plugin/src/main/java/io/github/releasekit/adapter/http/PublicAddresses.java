package io.github.releasekit.adapter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses that everybody has from those of this machine and network (RFC 6890 and the
 * registries that IANA keeps of it): what is sent to the latter would reach servers that only this
 * machine can reach (CWE-918).
 */
final class PublicAddresses {

  /** Blocks that are not for everybody. */
  private static final List<Block> SPECIAL =
      List.of(
          // This network (RFC 791, 3.2), private (RFC 1918), shared by a carrier (RFC 6598).
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("172.16.0.0", 12),
          Block.of("192.168.0.0", 16),
          // Loopback (RFC 1122, 3.2.1.3), link-local (RFC 3927), where clouds keep credentials.
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          // Protocol assignments (RFC 6890), examples (RFC 5737), 6to4 relays (RFC 7526),
          // benchmarks
          // (RFC 2544).
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          // Multicast (RFC 5771), reserved and broadcast (RFC 1112, 4).
          Block.of("224.0.0.0", 4),
          Block.of("240.0.0.0", 4),
          // Local NAT64 (RFC 8215), discard (RFC 6666), Teredo (RFC 4380) and other protocol
          // assignments (RFC 2928), examples (RFC 3849, RFC 9637), segments (RFC 9602).
          Block.of("64:ff9b:1::", 48),
          Block.of("100::", 64),
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("3fff::", 20),
          Block.of("5f00::", 16),
          // Unique local (RFC 4193), link-local and site-local (RFC 4291, 2.5.6; RFC 3879),
          // multicast.
          Block.of("fc00::", 7),
          Block.of("fe80::", 10),
          Block.of("fec0::", 10),
          Block.of("ff00::", 8));

  /** Blocks of version 6 whose addresses have one of version 4 in them, and at which byte. */
  private static final List<Carrier> CARRIERS =
      List.of(
          // Mapped and compatible (RFC 4291, 2.5.5), the latter with :: and ::1 among them;
          // translated (RFC 2765); NAT64 (RFC 6052); 6to4 (RFC 3056).
          new Carrier(new Block(mapped(), 96), 12),
          new Carrier(Block.of("::", 96), 12),
          new Carrier(Block.of("::ffff:0:0:0", 96), 12),
          new Carrier(Block.of("64:ff9b::", 96), 12),
          new Carrier(Block.of("2002::", 16), 2));

  private static final int LENGTH_4 = 4;
  private static final int LENGTH_6 = 16;
  private static final int ISATAP_AT = 8;

  private record Block(byte[] start, int bits) {

    static Block of(String start, int bits) {
      return new Block(bytes(start), bits);
    }

    boolean has(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      int whole = bits / Byte.SIZE;
      int rest = bits % Byte.SIZE;
      boolean same = Arrays.equals(address, 0, whole, start, 0, whole);
      return same
          && (rest == 0 || ((address[whole] ^ start[whole]) & 0xff) >> Byte.SIZE - rest == 0);
    }
  }

  private record Carrier(Block block, int at) {}

  private PublicAddresses() {}

  /** Whether everybody can have the address. */
  static boolean isPublic(InetAddress address) {
    return isPublic(address.getAddress());
  }

  private static boolean isPublic(byte[] address) {
    if (SPECIAL.stream().anyMatch(block -> block.has(address))) {
      return false;
    }
    if (address.length == LENGTH_4) {
      return true;
    }
    return CARRIERS.stream()
            .filter(carrier -> carrier.block().has(address))
            .allMatch(carrier -> isPublic(inner(address, carrier.at())))
        && (!isIsatap(address) || isPublic(inner(address, LENGTH_6 - LENGTH_4)));
  }

  private static byte[] inner(byte[] address, int at) {
    return Arrays.copyOfRange(address, at, at + LENGTH_4);
  }

  /** An interface that is named by an address of version 4 (RFC 5214, 6.1). */
  private static boolean isIsatap(byte[] address) {
    return (address[ISATAP_AT] & ~2) == 0
        && address[ISATAP_AT + 1] == 0
        && address[ISATAP_AT + 2] == 0x5e
        && address[ISATAP_AT + 3] == (byte) 0xfe;
  }

  private static byte[] mapped() {
    byte[] start = new byte[LENGTH_6];
    start[10] = (byte) 0xff;
    start[11] = (byte) 0xff;
    return start;
  }

  private static byte[] bytes(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(literal, e);
    }
  }
}
