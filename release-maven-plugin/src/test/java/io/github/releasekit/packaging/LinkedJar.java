package io.github.releasekit.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar whose own classes have their lambdas linked by {@link LinkedClasses}, in place. JGit's stay
 * as they are: some run when the process ends, and Maven loads no class any more.
 */
public final class LinkedJar {

  private static final String OWN = "io/github/releasekit/";
  private static final String CLASS = ".class";

  /** One file of the jar. */
  private record Content(ZipEntry like, byte[] bytes) {}

  private LinkedJar() {}

  /** Takes the path of the jar. */
  public static void main(String[] arguments) throws IOException {
    link(Path.of(arguments[0]));
  }

  /** Rewrites a jar. Order and times of its entries stay: the same jar gives the same bytes. */
  static void link(Path jar) throws IOException {
    Map<String, Content> contents = read(jar);
    LinkedClasses linked = new LinkedClasses();
    contents.forEach(
        (name, content) -> {
          if (isOwn(name)) {
            linked.add(content.bytes());
          }
        });
    Path unfinished = jar.resolveSibling(jar.getFileName() + ".unfinished");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(unfinished))) {
      for (Map.Entry<String, Content> content : contents.entrySet()) {
        String name = content.getKey();
        ZipEntry like = content.getValue().like();
        if (!isOwn(name)) {
          write(out, name, like, content.getValue().bytes());
          continue;
        }
        String type = name.substring(0, name.length() - CLASS.length());
        write(out, name, like, linked.get(type));
        for (String made : linked.madeFor(type)) {
          write(out, made + CLASS, like, linked.get(made));
        }
      }
    }
    Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, Content> read(Path jar) throws IOException {
    Map<String, Content> contents = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          contents.put(entry.getName(), new Content(entry, in.readAllBytes()));
        }
      }
    }
    return contents;
  }

  private static boolean isOwn(String name) {
    return name.startsWith(OWN) && name.endsWith(CLASS);
  }

  private static void write(ZipOutputStream out, String name, ZipEntry like, byte[] content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(like.getTimeLocal());
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
