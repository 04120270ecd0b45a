import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import FiniteGroups
import Representations

/// The group, the function class and the action, as several commands take them.
struct ProblemOptions: ParsableArguments {
  @Option(
    help: "The group: S5, C2^4, 'PSL(2,7)', M11, 'SmallGroup(16,3)', '(1 2 3),(1 2)' (Documentation/GroupNames.md).",
    completion: Completions.groups)
  var group: String

  @Option(
    name: .customLong("class"),
    help: "The functions: functions, regular, polynomials:3, tuples:2, subsets:2, characters:2,8, matrices:[…];[…].",
    completion: Completions.classes)
  var functionClass = "functions"

  @Option(help: "The action: natural, regular, plane, cosets:GENERATORS.", completion: Completions.actions)
  var action = "natural"

  /// The group, not enumerated.
  func description() throws -> GroupDescription { try GroupDescription(group) }

  /// The function class on the enumerated group.
  func functions(of description: GroupDescription) throws -> FunctionClass {
    let group = try description.enumerated()
    return try FunctionClass(
      FunctionClassSpecification(functionClass), group: group,
      action: try description.action(try ActionSpecification(action), of: group))
  }
}

extension ProblemOptions {
  /// The functions as the commands that go without the list of all elements take them.
  func anyFunctions(
    of description: GroupDescription, group: PermutationGroup? = nil
  ) throws -> AnyFunctionClass {
    try AnyFunctionClass(
      try FunctionClassSpecification(functionClass), action: try ActionSpecification(action), of: description,
      group: group)
  }
}

/// How symmetric averages are to be.
struct SymmetryOption: ParsableArguments {
  @Option(
    help: "exact, weak:EPSILON or strong:EPSILON; decimals are read exactly: weak:1/9, strong:0.1.",
    completion: Completions.symmetries)
  var symmetry = "exact"

  /// The notion that the option names.
  func notion() throws -> SymmetryNotion { try SymmetryOption.notion(symmetry) }

  /// The notion that a text names.
  static func notion(_ symmetry: String) throws -> SymmetryNotion {
    guard let notion = SymmetryNotion(symmetry) else {
      throw CommandFailure.exit(
        CommandFailure.usage, "--symmetry \(symmetry): \(SymmetryNotion.hint(symmetry)), with an error ≥ 0"
      )
    }
    return notion
  }
}

/// The weight class.
struct WeightsOption: ParsableArguments {
  @Option(help: "convex (ω ≥ 0), affine (any signs) or uniform (1/n on n elements).", completion: Completions.weights)
  var weights = "convex"

  /// The weight class that the option names.
  func weightClass() throws -> WeightClass {
    guard let weightClass = WeightClass(rawValue: weights) else {
      throw CommandFailure.exit(
        CommandFailure.usage, Suggestion.unknown("--weights", weights, among: WeightClass.names))
    }
    return weightClass
  }
}

extension WeightClass {
  /// The words for them.
  static let names = allCases.map(\.rawValue)
}

extension SymmetryNotion {
  /// What to write instead of a text that is no symmetry.
  static func hint(_ text: String) -> String {
    "write exact, weak:1/9, weak:0.1 or strong:0.1"
      .after(suggestion: NameSuggestions.head(text, among: ["exact", "weak", "strong"]))
  }
}
