// Goals of this folder:
// 1. Known combinatorial structures as averaging schemes: exact ones, or ones that meet a lower bound.
// 2. Nothing is believed: whoever holds a value of these types holds a structure that was checked by its definition.

public import FiniteGroups

/// A combinatorial structure in a group that was checked by its definition.
public protocol Design: Sendable {
  /// What it is, with its parameters: `"(7, 3, 1) difference set in C7"`.
  var title: String { get }
  /// Where the construction comes from.
  var source: String { get }
  /// The number of group elements, the action queries of the uniform scheme on them.
  var size: Int { get }
  /// Checks the definition once more, exactly.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)``, never for a value made by the initializers of its type.
  func verify() throws(DesignError)
}

/// Why there is no such design, or none that can be made.
public enum DesignError: Error, Sendable, Equatable, CustomStringConvertible {
  /// It is proved that none exists.
  case impossible(String, reason: String)
  /// No construction for these parameters; whether one exists is not decided here.
  case noConstruction(String, reason: String)
  /// What was given does not satisfy the definition.
  case notADesign(String, reason: String)
  /// A search was given up.
  case searchLimit(String, nodes: Int)
  /// The group could not be made.
  case group(GroupError)

  /// One line for the user.
  public var description: String {
    switch self {
    case .impossible(let design, let reason): "there is no \(design): \(reason)"
    case .noConstruction(let design, let reason): "no \(design) can be constructed: \(reason)"
    case .notADesign(let design, let reason): "not a \(design): \(reason)"
    case .searchLimit(let design, let nodes):
      "no \(design) was found or excluded within \(nodes) nodes; allow more nodes"
    case .group(let error): error.description
    }
  }

  /// Runs what may fail for the group alone.
  static func wrapping<Result>(_ body: () throws(GroupError) -> Result) throws(DesignError) -> Result {
    do { return try body() } catch { throw .group(error) }
  }
}
