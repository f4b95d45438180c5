package dev.elbow.reports.html;

import dev.elbow.reports.model.SweepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser with a report in it, opened from disk. */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Held, so that its level stays: no DevTools session is used, so its version does not matter. */
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;
  private final Path page;

  private Chromium(ChromeDriver driver, Path page) {
    this.driver = driver;
    this.page = page;
  }

  static Chromium start(Path browser, Path driver) {
    DEVTOOLS.setLevel(Level.OFF);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    try {
      return new Chromium(
          new ChromeDriver(service, options), Files.createTempFile("report", ".html"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the report's page in a wide light window and waits until its scripts have run. */
  void open(SweepReport report) {
    driver.manage().window().setSize(new Dimension(1400, 1000));
    emulate("screen", "light");
    reopen(report);
  }

  void reopen(SweepReport report) {
    try {
      HtmlReport.write(report, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    driver.get(page.toUri().toString());
    script("localStorage.clear()");
    await("document.documentElement.dataset.ready === 'true'");
    await("document.querySelector('#trials .tabulator-tableholder') !== null");
  }

  /** Pretends that the page is on this medium, on a system with these colours. */
  void emulate(String medium, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
  }

  void unresize() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /** Waits until the JavaScript condition holds. */
  void await(String condition) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    try {
      driver.executeAsyncScript(
          "const done = arguments[0];"
              + "const look = () => ("
              + condition
              + ") ? done() : setTimeout(look, 15); look();");
    } catch (ScriptTimeoutException e) {
      throw new AssertionError("never came true: " + condition, e);
    }
  }

  /** The value of a JavaScript expression. */
  Object value(String expression) {
    return driver.executeScript("return (" + expression + ")");
  }

  long number(String expression) {
    return ((Number) value(expression)).longValue();
  }

  @SuppressWarnings("unchecked") // what a list of strings comes back as
  List<String> texts(String expression) {
    return (List<String>) value(expression);
  }

  void script(String statement) {
    driver.executeScript(statement);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  void click(String selector) {
    bringIntoView(selector);
    find(selector).click();
  }

  void type(String selector, String text) {
    bringIntoView(selector);
    find(selector).sendKeys(text);
  }

  private void bringIntoView(String selector) {
    script(
        "document.querySelector("
            + quoted(selector)
            + ").scrollIntoView({block: 'center', inline: 'center'})");
  }

  /** Drags the mouse between two points of an element, in pixels from its upper left corner. */
  void drag(String selector, double x, double fromY, double toY) {
    bringIntoView(selector);
    WebElement element = find(selector);
    int left = (int) Math.round(x) - element.getSize().width / 2;
    int middle = element.getSize().height / 2;
    new Actions(driver)
        .moveToElement(element, left, (int) Math.round(fromY) - middle)
        .clickAndHold()
        .moveToElement(element, left, (int) Math.round((fromY + toY) / 2) - middle)
        .moveToElement(element, left, (int) Math.round(toY) - middle)
        .release()
        .perform();
  }

  /** Everything the page wrote to the console, errors of the browser included. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  ChromeDriver driver() {
    return driver;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    Files.deleteIfExists(page);
  }
}
