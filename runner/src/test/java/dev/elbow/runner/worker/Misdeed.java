package dev.elbow.runner.worker;

import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.trial.FakeEngine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** What a {@link FakeWorker} does that no worker may do. Called by its name in lower case. */
enum Misdeed {
  /** Prints a megabyte of noise, with ends of lines by chance, and dies. */
  BINARY {
    @Override
    WorkerEvent commit(EventOutput events) throws IOException {
      byte[] noise = new byte[1 << 20];
      new SplittableRandom(5).nextBytes(noise);
      print(noise);
      throw exit(1);
    }
  },

  /** Prints without end, and without an end of line, on both streams. */
  FLOOD {
    @Override
    WorkerEvent commit(EventOutput events) throws IOException {
      byte[] text = "never ending ".repeat(5000).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 500; i++) {
        print(text);
        System.err.write(text);
      }
      System.err.println("the last words");
      throw exit(1);
    }
  },

  /** Dies in the middle of an event. */
  HALF {
    @Override
    WorkerEvent commit(EventOutput events) throws IOException {
      events.report(ready());
      print("{\"event\":\"finished\",\"metr".getBytes(StandardCharsets.US_ASCII));
      throw exit(1);
    }
  },

  /** Reports something that begins like an event. */
  NO_EVENT {
    @Override
    WorkerEvent commit(EventOutput events) throws IOException {
      events.report(ready());
      print("{\"event\":\"\u00e9t\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
      return FakeWorker.finished(-1);
    }
  },

  /** Trains before it is ready. */
  UNREADY {
    @Override
    WorkerEvent commit(EventOutput events) {
      events.report(new WorkerEvent.Epoch(FakeWorker.epoch(1, 0, 0)));
      return FakeWorker.finished(-1);
    }
  },

  /** Leaves out an epoch. */
  LEAP {
    @Override
    WorkerEvent commit(EventOutput events) {
      events.report(ready());
      events.report(new WorkerEvent.Epoch(FakeWorker.epoch(1, 0, 0)));
      events.report(new WorkerEvent.Epoch(FakeWorker.epoch(3, 0, 0)));
      return FakeWorker.finished(-1);
    }
  },

  /** Goes on behind epochs of which one is missing. */
  GAP {
    @Override
    WorkerEvent commit(EventOutput events) {
      events.report(
          new WorkerEvent.Ready(
              FakeEngine.version("1.0"), "nothing", "00ff", List.of(FakeWorker.epoch(2, 0, 0))));
      return FakeWorker.finished(-1);
    }
  },

  /** Ends twice. */
  TWO_ENDS {
    @Override
    WorkerEvent commit(EventOutput events) {
      events.report(ready());
      events.report(FakeWorker.finished(-1));
      return FakeWorker.finished(-2);
    }
  },

  /** Goes on after its end. */
  AFTERLIFE {
    @Override
    WorkerEvent commit(EventOutput events) {
      events.report(ready());
      events.report(FakeWorker.finished(-1));
      events.report(new WorkerEvent.Epoch(FakeWorker.epoch(1, 0, 0)));
      return FakeWorker.finished(-1);
    }
  },

  /** Leaves before it is done. */
  EXIT {
    @Override
    WorkerEvent commit(EventOutput events) {
      System.err.println("cannot find libfake.so");
      System.err.println("\tat fake.Frame.of(Trace.java:1)");
      throw exit(3);
    }
  },

  /** Leaves without a word. */
  SILENT {
    @Override
    WorkerEvent commit(EventOutput events) {
      events.report(ready());
      throw exit(0);
    }
  },

  /** Fills its heap, and tells nobody. */
  GLUTTONY {
    @Override
    WorkerEvent commit(EventOutput events) {
      events.report(ready());
      List<long[]> heap = new ArrayList<>();
      while (heap.size() < Integer.MAX_VALUE) {
        heap.add(new long[1 << 16]);
      }
      return FakeWorker.finished(-1);
    }
  },

  /** Lets the system give this process no more memory, and asks for more. */
  STARVE {
    @Override
    WorkerEvent commit(EventOutput events) throws IOException {
      events.report(ready());
      Runtime.getRuntime()
          .exec(new String[] {"prlimit", "--pid", pid(), "--as=1048576"})
          .onExit()
          .join();
      return GLUTTONY.commit(events);
    }
  },

  /** Crashes in native code, as far as its JVM can tell. */
  SEGFAULT {
    @Override
    WorkerEvent commit(EventOutput events) throws IOException {
      events.report(ready());
      Runtime.getRuntime().exec(new String[] {"kill", "-SEGV", pid()});
      throw FakeWorker.sleepForever();
    }
  };

  static Optional<Misdeed> called(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
        .findFirst();
  }

  /** Does it; what is returned is reported as well. */
  abstract WorkerEvent commit(EventOutput events) throws IOException;

  private static WorkerEvent ready() {
    return new WorkerEvent.Ready(FakeEngine.version("1.0"), "nothing", "00ff", List.of());
  }

  private static void print(byte[] bytes) throws IOException {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    out.write(bytes);
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static IllegalStateException exit(int code) {
    System.exit(code);
    return new IllegalStateException("this process has ended");
  }
}
