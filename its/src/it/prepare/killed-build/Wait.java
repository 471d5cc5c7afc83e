import java.nio.file.Files;
import java.nio.file.Path;

/** Says that it is there, and waits until it is told to go on. */
public class Wait {
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].isEmpty()) {
      return;
    }
    Path started = Path.of(arguments[0], "started");
    Files.writeString(started, "");
    while (!Files.exists(Path.of(arguments[0], "go"))) {
      Thread.sleep(50);
    }
  }
}
