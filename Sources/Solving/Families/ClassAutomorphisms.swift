public import FiniteGroups
import Synchronization

/// How the automorphisms of a group permute its conjugacy classes.
public struct ClassAutomorphisms: Sendable {
  /// An element of each class.
  public let representatives: [Int]
  /// For each of some automorphisms that generate all of them modulo inner ones, and each class, the class that it is sent to;
  /// ascending, without the identity.
  public let permutations: [[Int]]

  /// Computes the automorphisms.
  ///
  /// - Throws: `GroupError/searchLimit(order:steps:)`, `GroupError/degreeTooLarge(_:limit:)`.
  /// - Complexity: that of `AutomorphismGroup/init(of:searchLimit:)`
  public init(of group: FiniteGroup) throws(GroupError) {
    let automorphisms = try AutomorphismGroup(of: group)
    let classes = ConjugacyClasses(of: group)
    representatives = classes.representatives
    let images = automorphisms.generators.map { automorphism in
      classes.representatives.map { classes.classOf[automorphism($0)] }
    }
    // Inner automorphisms do nothing here.
    permutations = Array(Set(images.filter { $0 != Array(0..<classes.count) })).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  private static let known = Mutex<[String: ClassAutomorphisms]>([:])

  /// The automorphisms of a group of the catalogue, computed once.
  ///
  /// - Parameter name: the name of the group in the catalogue.
  static func of(_ group: FiniteGroup, name: String) -> ClassAutomorphisms? {
    if let classes = known.withLock({ $0[name] }) { return classes }
    guard let classes = try? ClassAutomorphisms(of: group) else { return nil }
    known.withLock { $0[name] = classes }
    return classes
  }
}
