package dev.elbow.runner.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code --set path=value}: values that take the place of the file's. */
final class SetOption {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+){0,19}");

  private static final String OPTION = "--set ";

  private SetOption() {}

  /** The tree with all options applied, in order; those that cannot be are reported. */
  static Tree apply(Tree tree, List<String> settings, Problems problems) {
    Tree result = tree;
    for (String setting : settings) {
      result = apply(result, setting, problems);
    }
    return result;
  }

  /** Whether a piece of a sweep was given on the command line. */
  static boolean holds(Position at) {
    return at.file().startsWith(OPTION);
  }

  /** The line that names an option in the file that is kept with the run. */
  static String comment(String setting) {
    return "# --set " + setting.replaceAll("\\p{Cntrl}", " ") + "\n";
  }

  private static Tree apply(Tree tree, String setting, Problems problems) {
    Position at = Position.nowhere(OPTION + setting);
    int equals = setting.indexOf('=');
    String path = equals < 0 ? setting : setting.substring(0, equals);
    if (equals < 0 || !PATH.matcher(path).matches()) {
      problems.add(at, "", "expected path=value, as in training.epochs=10");
      return tree;
    }
    Problems inValue = new Problems();
    Optional<Tree> value = value(setting.substring(equals + 1), at, inValue);
    inValue.sorted().forEach(problem -> problems.add(at, path, problem.message()));
    return value.<Tree>map(found -> SettingPath.put(tree, path, found, at)).orElse(tree);
  }

  private static Optional<Tree> value(String text, Position at, Problems problems) {
    if (text.isBlank()) {
      problems.add(at, "", "expected a value after =");
      return Optional.empty();
    }
    return YamlParser.parse(at.file(), text, problems).map(tree -> tree.standing(at));
  }
}
