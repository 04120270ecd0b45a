import ExactArithmetic
import FiniteGroups
import Representations

/// A hypothesis about the parts of an instance that a judge takes for granted, such as which function class it has.
///
/// Instances that a generator makes satisfy it by construction; a file from elsewhere need not.
public struct Requirement: Sendable {
  /// The hypothesis, in words.
  public let description: String
  let holds: @Sendable (Instance) throws -> Bool

  /// A hypothesis.
  public init(_ description: String, holds: @escaping @Sendable (Instance) throws -> Bool) {
    self.description = description
    self.holds = holds
  }

  /// F is all functions on the group.
  public static let regular = Requirement("F is all functions on the group") { $0.functionClass == .regular }

  /// F is all functions on the points on which the group acts, by whatever action.
  public static let functionsOnPoints = Requirement("F is all functions on the points") { instance in
    switch instance.action {
    case nil, .permutation?: instance.functionClass == .functions
    default: false
    }
  }

  /// The class is of polynomials.
  public static let polynomials = Requirement("F is the polynomials up to a degree") { instance in
    if case .polynomials? = instance.functionClass { true } else { false }
  }

  /// The group is the symmetric group on its points, and acts on them.
  public static let symmetricGroup = Requirement("G is S_n on n points") { instance in
    guard instance.action == nil, instance.group.degree <= 12 else { return false }
    return try instance.setting().group.order == (1...max(instance.group.degree, 1)).reduce(1, *)
  }

  /// The action on the points or coordinates is not faithful.
  public static let nonFaithful = Requirement("the action is not faithful") { instance in
    let setting = try instance.setting()
    let linear = try FunctionClass(.polynomials(degree: 1), group: setting.group, action: setting.action)
    return (1..<max(setting.group.order, 1)).contains { linear.character(at: $0) == linear.dimension }
  }

  /// No weight of a scheme is negative.
  public static func convex(_ name: String) -> Requirement {
    Requirement("\(name) ≥ 0") { instance in
      instance.schemes[name]?.entries.allSatisfy { $0.weight.signum >= 0 } ?? true
    }
  }

  /// A number is from 0 to 1.
  public static func ratio(_ name: String) -> Requirement {
    Requirement("0 ≤ \(name) ≤ 1") { instance in
      instance.numbers[name].map { $0.signum >= 0 && $0 <= 1 } ?? true
    }
  }

  /// The order of the group is small enough to list all its subsets.
  public static let listable = Requirement("|G| ≤ 20, so that all subsets can be listed") {
    try $0.setting().group.order <= 20
  }
}
