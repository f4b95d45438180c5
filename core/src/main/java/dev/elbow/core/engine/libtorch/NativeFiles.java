package dev.elbow.core.engine.libtorch;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.bytedeco.javacpp.Loader;

/** The compiled libraries in a jar of JavaCPP's. */
final class NativeFiles {
  private NativeFiles() {}

  /**
   * Unpacks all of a directory's libraries into JavaCPP's cache. One that is there with its size
   * and time is left alone; JavaCPP sets the time last and holds a lock between processes, so one
   * that another process is still writing is waited for.
   *
   * @param owner a class that finds the directory
   * @param directory an absolute path in the class path; one that is no jar's needs no unpacking
   */
  static void unpack(Class<?> owner, String directory) throws IOException {
    URL url = owner.getResource(directory);
    if (url != null && url.openConnection() instanceof JarURLConnection connection) {
      for (String name : libraries(connection.getJarFile(), connection.getEntryName())) {
        Loader.cacheResource(owner, "/" + name);
      }
    }
  }

  /** Not what lies deeper, headers and the like, nor the source files beside them. */
  private static List<String> libraries(JarFile jar, String directory) {
    String prefix = directory.endsWith("/") ? directory : directory + "/";
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
        .filter(name -> !name.endsWith(".cpp"))
        .toList();
  }
}
