package dev.elbow.runner.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.Writer;

/** An array of {@link TrialJson} objects. */
final class JsonTrialExport implements TrialExport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

  @Override
  public void write(TrialTable table, Writer out) throws IOException {
    ArrayNode trials = MAPPER.createArrayNode();
    table.trials().forEach(trial -> trials.add(TrialJson.of(trial, table)));
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, trials);
    out.write("\n");
  }
}
