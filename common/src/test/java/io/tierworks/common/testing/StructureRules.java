package io.tierworks.common.testing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Rules on the structure of a module's main code: dependencies between packages have no cycles,
/// and inside a package at most [#LARGEST_KNOT] top-level classes depend on each other in a cycle.
public final class StructureRules {
  /// Largest strongly connected component of classes that a package may contain.
  public static final int LARGEST_KNOT = 5;

  private StructureRules() {}

  /// @param root the module's package, such as `io.tierworks.planner`
  public static ArchRule packagesAreFreeOfCycles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /// @param root the module's package
  /// @return each cycle that is too large: its package and its classes
  public static List<String> knots(String root) {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(root);
    return topLevel(classes).values().stream()
        .flatMap(graph -> new Components(graph).all().stream())
        .filter(component -> component.size() > LARGEST_KNOT)
        .map(component -> component.size() + " classes in a cycle: " + component)
        .toList();
  }

  /// By package: each top-level class and the classes of its package that it uses.
  private static Map<String, Map<String, Set<String>>> topLevel(JavaClasses classes) {
    var packages = new TreeMap<String, Map<String, Set<String>>>();
    for (var type : classes) {
      var from = outermost(type);
      var uses =
          packages
              .computeIfAbsent(type.getPackageName(), _ -> new TreeMap<>())
              .computeIfAbsent(from, _ -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .filter(target -> target.getPackageName().equals(type.getPackageName()))
          .map(StructureRules::outermost)
          .filter(target -> !target.equals(from))
          .forEach(uses::add);
    }
    return packages;
  }

  private static String outermost(JavaClass type) {
    var base = type.getBaseComponentType();
    while (base.getEnclosingClass().isPresent()) {
      base = base.getEnclosingClass().get();
    }
    return base.getName();
  }

  /// Strongly connected components, by Tarjan (1972), "Depth-first search and linear graph
  /// algorithms".
  private static final class Components {
    private final Map<String, Set<String>> graph;
    private final Map<String, Integer> number = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> stack = new ArrayDeque<>();
    private final Set<String> onStack = new HashSet<>();
    private final List<Collection<String>> found = new ArrayList<>();

    private Components(Map<String, Set<String>> graph) {
      this.graph = graph;
    }

    private List<Collection<String>> all() {
      for (var node : graph.keySet()) {
        if (!number.containsKey(node)) {
          visit(node);
        }
      }
      return found;
    }

    private void visit(String node) {
      number.put(node, number.size());
      lowest.put(node, number.get(node));
      stack.push(node);
      onStack.add(node);
      for (var next : graph.getOrDefault(node, Set.of())) {
        if (!number.containsKey(next)) {
          visit(next);
          lowest.merge(node, lowest.get(next), Math::min);
        } else if (onStack.contains(next)) {
          lowest.merge(node, number.get(next), Math::min);
        }
      }
      if (lowest.get(node).equals(number.get(node))) {
        found.add(pop(node));
      }
    }

    private Collection<String> pop(String root) {
      var component = new ArrayList<String>();
      String node;
      do {
        node = stack.pop();
        onStack.remove(node);
        component.add(node);
      } while (!node.equals(root));
      return component.stream().sorted().collect(Collectors.toList());
    }
  }
}
