package dev.elbow.runner.device;

import java.util.List;
import java.util.Optional;

/**
 * What a look for GPUs found.
 *
 * @param trouble why there may be more of them, a sentence for a person; empty where none was met
 */
record GpuListing(List<Device> gpus, Optional<String> trouble) {
  static final GpuListing NONE = new GpuListing(List.of(), Optional.empty());

  GpuListing {
    gpus = List.copyOf(gpus);
  }

  static GpuListing trouble(String text) {
    return new GpuListing(List.of(), Optional.of(text));
  }
}
