package dev.elbow.core.engine.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A SameDiff graph with fixed shapes, ready to run again and again: its ops in order, each bound to
 * arrays that were allocated once.
 *
 * <p>Only ops that the wanted variables depend on are run, so gradients that nobody uses cost
 * nothing. Inputs are changed by writing into their arrays; results are read from theirs, until the
 * next run. Not thread-safe.
 */
final class CompiledGraph implements AutoCloseable {
  private final Map<String, INDArray> arrays;
  private final List<Kernel> kernels = new ArrayList<>();

  private CompiledGraph(Map<String, INDArray> bound) {
    arrays = new HashMap<>(bound);
  }

  /**
   * Binds a graph's ops to arrays.
   *
   * @param inputs an array for every placeholder and variable that the wanted variables depend on
   * @param outputs arrays into which certain variables are to be written, such as gradients into
   *     views of a flat array; all others are allocated here
   * @param wanted names of the variables that will be read
   */
  static CompiledGraph compile(
      SameDiff graph,
      Map<String, INDArray> inputs,
      Map<String, INDArray> outputs,
      List<String> wanted) {
    CompiledGraph compiled = new CompiledGraph(inputs);
    List<SameDiffOp> schedule = compiled.schedule(graph, wanted);
    Set<String> read = new LinkedHashSet<>(wanted);
    schedule.forEach(op -> read.addAll(op.getInputsToOp()));
    for (SameDiffOp op : schedule) {
      compiled.bind(graph, op, outputs, read);
    }
    return compiled;
  }

  /**
   * Binds a graph that was differentiated. The name of a gradient does not follow from its
   * weight's: where a weight is used twice, it is the sum of two partial gradients.
   *
   * @param gradients into whose views the gradient of each weight is written
   * @param loss the variable that is read besides
   */
  static CompiledGraph withGradients(
      SameDiff graph, Map<String, INDArray> inputs, Weights gradients, String loss) {
    Map<String, INDArray> outputs = new HashMap<>();
    gradients
        .views()
        .forEach((weight, view) -> outputs.put(graph.getGradForVariable(weight).name(), view));
    List<String> wanted = new ArrayList<>(outputs.keySet());
    wanted.add(loss);
    return compile(graph, inputs, outputs, wanted);
  }

  /** Runs every op once. */
  void run() {
    for (Kernel kernel : kernels) {
      kernel.run();
    }
  }

  /** The array of an input or a wanted variable. */
  INDArray array(String name) {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("the graph has no variable " + name);
    }
    return array;
  }

  @Override
  public void close() {
    kernels.forEach(Kernel::close);
  }

  private List<SameDiffOp> schedule(SameDiff graph, List<String> wanted) {
    Map<String, SameDiffOp> producers = new HashMap<>();
    for (SameDiffOp op : graph.getOps().values()) {
      op.getOutputsOfOp().forEach(output -> producers.put(output, op));
    }
    Set<SameDiffOp> schedule = new LinkedHashSet<>();
    wanted.forEach(name -> visit(name, producers, schedule));
    return List.copyOf(schedule);
  }

  private void visit(String variable, Map<String, SameDiffOp> producers, Set<SameDiffOp> schedule) {
    SameDiffOp producer = producers.get(variable);
    if (producer == null || schedule.contains(producer) || arrays.containsKey(variable)) {
      return;
    }
    producer.getInputsToOp().forEach(input -> visit(input, producers, schedule));
    schedule.add(producer);
  }

  private void bind(
      SameDiff graph, SameDiffOp op, Map<String, INDArray> outputs, Set<String> read) {
    INDArray[] inputs =
        op.getInputsToOp().stream().map(name -> input(graph, name)).toArray(INDArray[]::new);
    Kernel kernel = Kernel.of(op, inputs, outputs, read, kernels);
    kernels.add(kernel);
    arrays.putAll(kernel.results());
  }

  private INDArray input(SameDiff graph, String name) {
    return arrays.computeIfAbsent(
        name,
        missing -> {
          INDArray constant = graph.getVariable(missing).getArr();
          if (constant == null) {
            throw new IllegalStateException("no array was given for " + missing);
          }
          return constant;
        });
  }
}
