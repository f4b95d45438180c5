package dev.elbow.runner.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hears the signals that ask a process to end, until closed. The JVM's own means, {@code
 * sun.misc.Signal}, is called by reflection: the compiler warns of it however it is called. Where
 * it is missing, signals keep their default effect.
 */
final class Signals implements AutoCloseable {

  /** The signals, by their names without SIG. */
  enum Signal {
    /** From a terminal's Ctrl-C. */
    INT(ExitCode.INTERRUPTED),
    TERM(ExitCode.TERMINATED),
    /** The terminal is gone. After {@code nohup} it is ignored, and stays so. */
    HUP(ExitCode.HUNG_UP);

    private final ExitCode exitCode;

    Signal(ExitCode exitCode) {
      this.exitCode = exitCode;
    }

    /** With what a command that it ended exits. */
    ExitCode exitCode() {
      return exitCode;
    }

    /** {@code SIGINT}. */
    String title() {
      return "SIG" + name();
    }
  }

  private final List<Runnable> restorers = new ArrayList<>();

  private Signals() {}

  /**
   * @param listener called for each signal, on a thread of the JVM's
   */
  static Signals listen(Consumer<Signal> listener) {
    Signals signals = new Signals();
    for (Signal signal : Signal.values()) {
      signals.handle(signal, listener);
    }
    return signals;
  }

  private void handle(Signal signal, Consumer<Signal> listener) {
    try {
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                if (method.getName().toLowerCase(Locale.ROOT).equals("handle")) {
                  listener.accept(signal);
                }
                return null;
              });
      Object before = install(signal, handlerType, handler);
      restorers.add(() -> restore(signal, handlerType, before));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Not on this JVM, or the JVM was told to leave signals alone: they end the process at once.
    }
  }

  private static Object install(Signal signal, Class<?> handlerType, Object handler)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Signal");
    Method handle = type.getMethod("handle", type, handlerType);
    Object installed =
        handle.invoke(null, type.getConstructor(String.class).newInstance(signal.name()), handler);
    return Optional.ofNullable(installed)
        .orElseThrow(() -> new InvocationTargetException(null, "no earlier handler"));
  }

  private static void restore(Signal signal, Class<?> handlerType, Object before) {
    try {
      Object unused = install(signal, handlerType, before);
    } catch (ReflectiveOperationException e) {
      // The process is about to end anyway.
    }
  }

  @Override
  public void close() {
    restorers.forEach(Runnable::run);
  }
}
