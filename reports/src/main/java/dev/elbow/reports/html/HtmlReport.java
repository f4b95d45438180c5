package dev.elbow.reports.html;

import dev.elbow.reports.model.SweepReport;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes the page of a sweep. Thread-safe. */
public final class HtmlReport {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private HtmlReport() {}

  /** The page as one string: it refers to no other file and no address. */
  public static String render(SweepReport report) {
    StringOutput html = new StringOutput(1 << 21);
    TEMPLATES.render("page.jte", PageView.of(report), html);
    return html.toString();
  }

  /**
   * Writes the page in UTF-8, making its directory if there is none. A reader sees either the old
   * page or the new one, never a part.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(SweepReport report, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path directory = Files.createDirectories(target.getParent());
    Path partial =
        directory.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(partial, render(report));
      replace(partial, target);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void replace(Path partial, Path target) throws IOException {
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
