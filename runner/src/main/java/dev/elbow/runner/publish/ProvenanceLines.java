package dev.elbow.runner.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.reports.model.ProvenanceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run's {@code provenance.json} as lines, nested names joined: {@code data sha256}. */
final class ProvenanceLines {
  private ProvenanceLines() {}

  /** No lines if there is no such file, or it cannot be read: a page is no place to fail for it. */
  static List<ProvenanceLine> read(Path file) {
    List<ProvenanceLine> lines = new ArrayList<>();
    try {
      if (Files.isRegularFile(file)) {
        collect("", new JsonMapper().readTree(file.toFile()), lines);
      }
    } catch (IOException e) {
      lines.add(new ProvenanceLine("provenance.json", "unreadable"));
    }
    return lines;
  }

  private static void collect(String label, JsonNode node, List<ProvenanceLine> lines) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String name = entry.getKey().replace('_', ' ');
        collect(label.isEmpty() ? name : label + " " + name, entry.getValue(), lines);
      }
    } else if (node.isArray() && node.valueStream().allMatch(JsonNode::isValueNode)) {
      lines.add(
          new ProvenanceLine(
              label, String.join(" ", node.valueStream().map(JsonNode::asText).toList())));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(label + " " + (i + 1), node.get(i), lines);
      }
    } else if (!node.isNull()) {
      lines.add(new ProvenanceLine(label, node.asText()));
    }
  }
}
