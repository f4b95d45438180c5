package dev.elbow.runner.device;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The GPUs that the user, or a batch system, has left to this process: it shall not take others.
 *
 * @param variable what {@link #VARIABLE} holds; all are visible where it is not set
 */
record VisibleGpus(Optional<String> variable) {
  static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

  private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

  /** As CUDA does, without those from the first name on that means nothing. */
  GpuListing of(GpuListing found) {
    if (variable.isEmpty() || found.gpus().isEmpty()) {
      return found;
    }
    Set<Device> visible = new LinkedHashSet<>();
    for (String name : variable.get().split(",", -1)) {
      List<Device> named = found.gpus().stream().filter(gpu -> means(name.strip(), gpu)).toList();
      if (named.isEmpty()) {
        break;
      }
      visible.addAll(named);
    }
    List<Device> shown = found.gpus().stream().filter(visible::contains).toList();
    List<Device> hidden = new ArrayList<>(found.gpus());
    hidden.removeAll(shown);
    return new GpuListing(shown, hidden.isEmpty() ? found.trouble() : remark(hidden, found));
  }

  /** Indices are taken to be nvidia-smi's; CUDA's own differ where GPUs of several models are. */
  private static boolean means(String name, Device gpu) {
    if (INDEX.matcher(name).matches()) {
      return Integer.parseInt(name) == gpu.index();
    }
    return !name.isEmpty()
        && gpu.facts()
            .uuid()
            .filter(uuid -> uuid.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
            .isPresent();
  }

  private Optional<String> remark(List<Device> hidden, GpuListing found) {
    String names = hidden.stream().map(Device::name).collect(Collectors.joining(", "));
    String text = VARIABLE + "=" + variable.orElse("") + " hides " + names;
    return Optional.of(found.trouble().map(trouble -> trouble + "; " + text).orElse(text));
  }
}
