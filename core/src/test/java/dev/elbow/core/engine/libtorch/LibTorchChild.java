package dev.elbow.core.engine.libtorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.nd4j.linalg.factory.Nd4j;

/** A process that starts both libraries, computes with each, and prints which files it mapped. */
final class LibTorchChild {
  private static final Path MAPS = Path.of("/proc/self/maps");

  private LibTorchChild() {}

  public static void main(String[] args) throws IOException {
    LibTorchNatives.load();
    System.out.println("sum " + torch.ones(4).sum().item_float());
    System.out.println("facts " + LibTorchFacts.of("libtorch"));
    System.out.println("nd4j " + Nd4j.ones(4).sumNumber());
    if (Files.isReadable(MAPS)) {
      try (Stream<String> maps = Files.lines(MAPS)) {
        maps.filter(line -> line.contains("/") && line.contains(".so"))
            .map(line -> "lib " + line.substring(line.indexOf('/')))
            .distinct()
            .forEach(System.out::println);
      }
    }
    System.exit(0); // ND4J's threads need not end by themselves
  }
}
