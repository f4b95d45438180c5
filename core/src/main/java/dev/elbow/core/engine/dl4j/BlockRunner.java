package dev.elbow.core.engine.dl4j;

import dev.elbow.core.data.Matrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Works through any number of rows with a graph of a fixed number of rows, so that memory stays
 * bounded and nothing is allocated per call. The graph is compiled when it is first needed.
 */
final class BlockRunner implements AutoCloseable {
  private final int blockRows;
  private final IntFunction<SameDiff> graphOfRows;
  private final Weights weights;
  private final List<String> outputs;
  private @Nullable CompiledGraph compiled;

  BlockRunner(
      int blockRows, IntFunction<SameDiff> graphOfRows, Weights weights, String... outputs) {
    this.blockRows = blockRows;
    this.graphOfRows = graphOfRows;
    this.weights = weights;
    this.outputs = List.of(outputs);
  }

  /** Calls {@code work} for each block of the given number of rows. */
  void run(int rows, Consumer<Block> work) {
    if (compiled == null) {
      compiled = compile();
    }
    for (int start = 0; start < rows; start += blockRows) {
      work.accept(new Block(compiled, start, Math.min(blockRows, rows - start)));
    }
  }

  private CompiledGraph compile() {
    SameDiff graph = graphOfRows.apply(blockRows);
    Map<String, INDArray> inputs = new HashMap<>(weights.views());
    for (String name : graph.inputs()) {
      SDVariable input = graph.getVariable(name);
      inputs.put(name, Nd4j.zeros(DataType.FLOAT, input.placeholderShape()));
    }
    return CompiledGraph.compile(graph, inputs, Map.of(), outputs);
  }

  @Override
  public void close() {
    if (compiled != null) {
      compiled.close();
    }
  }

  /** Some consecutive rows on their way through the graph. */
  record Block(CompiledGraph graph, int start, int rows) {

    /** Copies this block's rows of a matrix into an input; rows beyond the last keep old values. */
    void write(String input, Matrix from) {
      int columns = from.columns();
      HostArrays.write(from.values(), start * columns, rows * columns, graph.array(input));
    }

    void execute() {
      graph.run();
    }

    /** Copies an output into this block's rows of a matrix. */
    void read(String output, Matrix to) {
      int columns = to.columns();
      HostArrays.read(graph.array(output), to.values(), start * columns, rows * columns);
    }
  }
}
