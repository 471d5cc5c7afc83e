package io.github.releasekit.extension.japicmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** JARs of sources, compiled by the compiler of this JDK. */
final class Jars {

  private static final Pattern TYPE =
      Pattern.compile("\\bpublic (?:\\w+ )*(?:class|@?interface|enum|record) (\\w+)");

  private final Path directory;

  Jars(Path directory) {
    this.directory = directory;
  }

  /**
   * @param source of types of package {@code org.example}, with {@code ---} between files
   */
  Path jar(String name, String source, Path... classpath) throws IOException {
    Path sources = Files.createDirectories(directory.resolve(name));
    Path classes = Files.createDirectories(sources.resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (String text : source.split("---")) {
      Matcher type = TYPE.matcher(text);
      Path file = sources.resolve((type.find() ? type.group(1) : "Hidden") + ".java");
      files.add(Files.writeString(file, "package org.example;\n" + text));
    }
    compile(files, classes, classpath);
    Path jar = directory.resolve(name + ".jar");
    pack(classes, jar);
    return jar;
  }

  private static void compile(List<Path> files, Path classes, Path... classpath)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-nowarn"));
    if (classpath.length > 0) {
      options.add("-cp");
      options.add(
          String.join(
              java.io.File.pathSeparator, Stream.of(classpath).map(Path::toString).toList()));
    }
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
      assertThat(compiler.getTask(said, manager, null, options, null, units).call())
          .as(said.toString())
          .isTrue();
    }
  }

  /** A copy of a JAR with an entry more, which is one of another JAR. */
  Path withEntry(Path jar, String name, Path other, String entry) throws IOException {
    Path copy = directory.resolve("with-" + jar.getFileName());
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipFile more = new ZipFile(other.toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry one : from.stream().toList()) {
        zip.putNextEntry(new ZipEntry(one.getName()));
        from.getInputStream(one).transferTo(zip);
      }
      zip.putNextEntry(new ZipEntry(name));
      more.getInputStream(more.getEntry(entry)).transferTo(zip);
    }
    return copy;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
  }
}
