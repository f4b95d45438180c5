package dev.elbow.runner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.device.ComputeCapability;
import dev.elbow.runner.device.CudaBackEnd;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.EngineBuild;
import dev.elbow.runner.device.EngineChoice;
import dev.elbow.runner.spec.EngineUse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The same as a {@link DeviceList} for a program. {@code usable} and {@code reason} of a device are
 * about the engine that a sweep has which names none.
 */
final class DeviceJson {
  private static final List<EngineUse> BY_DEFAULT = List.of(EngineUse.DEFAULT);

  private final Devices machine;
  private final DeviceFacts facts;

  DeviceJson(Devices machine) {
    this.machine = machine;
    facts = new DeviceFacts(machine);
  }

  ObjectNode document() {
    ObjectNode document = Json.object();
    put(document, "memory_bytes", machine.memoryBytes());
    ArrayNode engines = document.putArray("engines");
    machine.engines().builds().forEach(build -> put(engines.addObject(), build));
    ArrayNode devices = document.putArray("devices");
    machine.all().forEach(device -> put(devices.addObject(), device));
    document.put("trouble", machine.trouble().orElse(null));
    return document;
  }

  private static void put(ObjectNode node, EngineBuild build) {
    node.put("name", build.name());
    node.put("default", build.name().equals(EngineUse.DEFAULT.engine().id()));
    node.put("cuda", build.cuda().map(CudaBackEnd::inFull).orElse(null));
    node.put("generations", build.cuda().flatMap(CudaBackEnd::generations).orElse(null));
  }

  private void put(ObjectNode node, Device device) {
    node.put("name", device.name());
    node.put("kind", device.kind().name().toLowerCase(Locale.ROOT));
    node.put("description", device.description());
    node.put("uuid", device.facts().uuid().orElse(null));
    put(node, "memory_bytes", DeviceFacts.memoryBytes(device));
    node.put(
        "compute_capability",
        device.facts().capability().map(ComputeCapability::toString).orElse(null));
    node.put("slots", facts.slots(device));
    Optional<String> obstacle = machine.obstacle(device, BY_DEFAULT);
    node.put("usable", obstacle.isEmpty());
    node.put("reason", obstacle.orElse(null));
    ArrayNode engines = node.putArray("engines");
    machine.engines().builds().forEach(build -> put(engines.addObject(), build, device));
    EngineChoice auto = facts.auto(device);
    node.putObject("auto").put("engine", auto.engine().orElse(null)).put("reason", auto.reason());
  }

  private void put(ObjectNode node, EngineBuild build, Device device) {
    Optional<String> obstacle = facts.obstacle(build, device);
    node.put("name", build.name());
    node.put("usable", obstacle.isEmpty());
    node.put("reason", obstacle.orElse(null));
    ArrayNode precisions = node.putArray("precisions");
    facts
        .precisions(build, device)
        .forEach(precision -> precisions.add(precision.name().toLowerCase(Locale.ROOT)));
  }

  private static void put(ObjectNode node, String field, OptionalLong number) {
    number.ifPresentOrElse(value -> node.put(field, value), () -> node.putNull(field));
  }
}
