import ExactArithmetic
public import FiniteGroups
public import Representations

/// The character of a function class on conjugacy classes, and the class functions it generates.
///
/// For a conjugacy class C put θ_C(g) = Σ_{h∈C} χ(hg). Convolution by χ acts on the central idempotent of an irreducible π by the
/// scalar |G| m_π / d_π, so the θ_C span exactly the class functions in the span of the characters of Irr(F): no character
/// table is needed.
public struct ClassCharacter: Sendable {
  /// The group.
  public let group: FiniteGroup
  /// Its conjugacy classes.
  public let classes: ConjugacyClasses
  /// χ on each class.
  public let values: [Int]
  /// `translates[C][D]` = θ_C at an element of D.
  public let translates: [[Int]]

  /// - Complexity: O(classes · order) products
  public init(_ functionClass: FunctionClass) {
    let group = functionClass.group
    let classes = ConjugacyClasses(of: group)
    let values = classes.representatives.map { functionClass.character(at: $0) }
    var translates = [[Int]](repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    for (column, representative) in classes.representatives.enumerated() {
      for element in 0..<group.order {
        translates[classes.classOf[element]][column] += values[classes.classOf[group.product(element, representative)]]
      }
    }
    self.group = group
    self.classes = classes
    self.values = values
    self.translates = translates
  }
}
