package dev.elbow.runner.faults;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What goes wrong in a worker in the middle of its training, from the first step on. */
enum Mischief {
  /** Prints what is no event, and goes on. */
  GARBAGE {
    @Override
    void happen() {
      print("\u0000\u0001\u00ffgarbage\nnull\n[]\n\n\r");
    }
  },
  /** Prints what may look like an event, and is none. */
  FORGERY {
    @Override
    void happen() {
      print("{\"event\": \"epoch\"}\n");
    }
  },
  /** Prints the beginning of an event without an end of the line, and is gone. */
  HALF_A_LINE {
    @Override
    void happen() {
      print("{\"event\": \"finished\", \"epo");
      Runtime.getRuntime().halt(0);
    }
  },
  /** Prints a line that has no end, for as long as anybody reads it. */
  ENDLESS_LINE {
    @Override
    void happen() {
      String much = "x".repeat(1 << 20);
      for (int i = 0; i < 4096; i++) {
        print(much);
      }
    }
  },
  /** Does nothing any more, and takes its time to do so when it is asked to end. */
  DEAF {
    @Override
    void happen() {
      Runtime.getRuntime().addShutdownHook(new Thread(Mischief::waitForever));
      waitForever();
    }
  },
  HEAP {
    @Override
    void happen() {
      List<byte[]> hoard = new ArrayList<>();
      while (hoard.size() < Integer.MAX_VALUE) {
        hoard.add(new byte[64 << 20]);
      }
    }
  },
  NATIVE_MEMORY {
    @Override
    void happen() {
      List<ByteBuffer> hoard = new ArrayList<>();
      while (hoard.size() < Integer.MAX_VALUE) {
        hoard.add(ByteBuffer.allocateDirect(1 << 30));
      }
    }
  },
  /** As the system does it to a process when the machine's memory is used up. */
  KILLED {
    @Override
    void happen() {
      Signals.send("KILL", ProcessHandle.current().pid());
      waitForever();
    }
  };

  /** Which trials it happens in, by their latent size: {@code 3=garbage,4=deaf}. */
  static final String VARIABLE = "ELBOW_TOY_MISCHIEF";

  abstract void happen();

  static Optional<Mischief> planned(int latentSize) {
    return Arrays.stream(System.getenv().getOrDefault(VARIABLE, "").split(",", -1))
        .filter(plan -> plan.startsWith(latentSize + "="))
        .map(plan -> valueOf(plan.substring(plan.indexOf('=') + 1).toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** The value of {@link #VARIABLE}. */
  static String plan(Map<Integer, Mischief> byLatentSize) {
    List<String> plans = new ArrayList<>();
    byLatentSize.forEach((size, mischief) -> plans.add(size + "=" + mischief));
    return String.join(",", plans);
  }

  private static void print(String text) {
    try {
      // The descriptor itself: the worker has put something else in the place of System.out.
      new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
