package dev.elbow.runner.spec;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The enqueue section: assignments to be tried before the method is asked. Each gives every active
 * parameter a value of the space; a parameter that has only one value may be left out.
 *
 * @param space that is searched; of a grid, with the grid's values
 * @param template into which the values are put, to see whether they can be trained
 */
record EnqueueReader(SearchSpace space, TrialTemplate template) {

  /**
   * @param trials how many the budget allows
   */
  List<Assignment> read(Cursor cursor, OptionalInt trials) {
    List<Cursor> items = cursor.items().orElse(List.of());
    List<Assignment> assignments = new ArrayList<>();
    List<Cursor> places = new ArrayList<>();
    for (Cursor item : items) {
      Optional<Assignment> assignment = assignment(item);
      if (assignment.isPresent() && isNew(assignment.get(), assignments, places, item)) {
        assignments.add(assignment.get());
        places.add(item);
      }
    }
    if (items.size() > trials.orElse(Integer.MAX_VALUE)) {
      cursor.problem("has " + items.size() + " trials, but budget.trials is " + trials.getAsInt());
    }
    return assignments;
  }

  private static boolean isNew(
      Assignment assignment, List<Assignment> known, List<Cursor> places, Cursor item) {
    int index = known.indexOf(assignment);
    if (index >= 0) {
      item.problem("is the same as " + places.get(index).path());
    }
    return index < 0;
  }

  private Optional<Assignment> assignment(Cursor item) {
    Optional<Section> section = Section.of(item);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Problems inItem = new Problems();
    Section values = Section.of(new Cursor(item.node(), item.path(), inItem)).orElseThrow();
    Assignment assignment = read(values);
    values.close();
    item.problems().addAll(inItem);
    return inItem.isEmpty() && canBeTrained(assignment, item)
        ? Optional.of(assignment)
        : Optional.empty();
  }

  private Assignment read(Section values) {
    Map<String, Value> read = new LinkedHashMap<>();
    for (Parameter parameter : space.parameters()) {
      Optional<Condition> when = parameter.when();
      if (when.isPresent() && !when.get().holdsFor(new Assignment(read))) {
        values
            .find(parameter.name())
            .ifPresent(
                at -> at.problem("not in use here, where '" + when.get() + "' does not hold"));
      } else {
        value(parameter, values).ifPresent(value -> read.put(parameter.name(), value));
      }
    }
    return new Assignment(read);
  }

  private static Optional<Value> value(Parameter parameter, Section values) {
    Optional<Value> only = new ParameterValues(parameter).only();
    Optional<Cursor> given =
        only.isPresent()
            ? values.find(parameter.name())
            : values.require(
                parameter.name(), "expected " + new ParameterValues(parameter).description());
    return given.map(at -> new ParameterValues(parameter).read(at)).orElse(only);
  }

  /** Values that can be had one by one need not go together. */
  private boolean canBeTrained(Assignment assignment, Cursor item) {
    try {
      TrialConfig unused = template.configure(assignment);
      return true;
    } catch (IllegalArgumentException e) {
      item.problem("cannot be trained: " + e.getMessage());
      return false;
    }
  }
}
