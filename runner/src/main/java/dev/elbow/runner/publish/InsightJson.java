package dev.elbow.runner.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.runner.insight.Insight;
import java.util.List;

/**
 * What the trials say about the parameters, as JSON: an object for each objective with the number
 * of trials, {@code explained}, the cross-validated R² of the model, and, the most important first,
 * the parameters with what they explain alone ({@code main}) and with others ({@code total}). Where
 * nothing can be told, {@code reason} says why.
 */
public final class InsightJson {
  private InsightJson() {}

  public static ArrayNode of(List<RunInsight> insights) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    insights.forEach(insight -> put(array.addObject(), insight));
    return array;
  }

  private static void put(ObjectNode node, RunInsight found) {
    Insight insight = found.insight();
    node.put("objective", found.objective().metric().id());
    node.put("trials", insight.trials());
    insight
        .explained()
        .ifPresentOrElse(share -> node.put("explained", share), () -> node.putNull("explained"));
    ArrayNode parameters = node.putArray("parameters");
    if (insight instanceof Insight.Found shown) {
      node.putNull("reason");
      shown
          .importances()
          .forEach(
              one ->
                  parameters
                      .addObject()
                      .put("parameter", one.parameter())
                      .put("main", one.main())
                      .put("total", one.total()));
    } else if (insight instanceof Insight.Missing missing) {
      node.put("reason", missing.reason());
    }
  }
}
