import BigInt
public import FiniteGroups
public import Representations

/// A function class of a group that is never enumerated: functions, tuples, subsets or polynomials in the natural
/// action, as a module of permutations up to sign.
public struct ModuleFunctionClass: Sendable {
  /// What people call the group.
  public let title: String
  /// The functions.
  public let specification: FunctionClassSpecification
  /// The group.
  public let group: PermutationGroup
  /// The functions with the way the group moves them.
  public let module: PermutationModule
  /// How elements of the group act on the coordinates of the module.
  public let coordinates: CoordinateAction

  /// A function class of a described group in its natural action.
  ///
  /// - Parameters:
  ///   - specification: functions, tuples, subsets or polynomials; with signs (B_n, C2^m) polynomials only.
  ///   - description: the group.
  ///   - group: the same group, if its chain of stabilizers is at hand already.
  /// - Throws: `RepresentationError/unsuitableAction(className:hint:)` for another class, `FourierError` for too many
  ///   basis functions, `GroupError`.
  /// - Complexity: the chain of stabilizers, and O(dimension · generators)
  public init(
    _ specification: FunctionClassSpecification, of description: GroupDescription, group: PermutationGroup? = nil
  ) throws {
    self.specification = specification
    title = description.title
    switch description.naturalAction {
    case .permutation(let points, let images):
      coordinates = .points
      module = try ModuleFunctionClass.module(specification, points: points, generators: images)
    case .signedPermutation(let dimension, let images):
      coordinates = .signedPairs
      guard case .polynomials(let degree) = specification else {
        throw RepresentationError.unsuitableAction(
          className: specification.description,
          hint: "\(description.title) acts on coordinates with signs; without its elements polynomials:k is possible")
      }
      guard description.degree == 2 * dimension,
        description.generators.map({ CoordinateAction.signedPairs.signedPermutation($0) }) == images.map(Optional.some)
      else {
        throw RepresentationError.unsuitableAction(
          className: specification.description, hint: "the points of \(description.title) are not ±coordinates in pairs"
        )
      }
      module = try .polynomials(degree: degree, points: dimension, generators: images)
    case .matrices, .fieldMatrices:
      throw RepresentationError.unsuitableAction(
        className: specification.description, hint: "\(description.title) acts by matrices, which are not enumerated")
    }
    self.group = try group ?? description.permutationGroup()
  }

  private static func module(
    _ specification: FunctionClassSpecification, points: Int, generators: [Permutation]
  ) throws -> PermutationModule {
    switch specification {
    case .functions: return try .tuples(1, points: points, generators: generators)
    case .tuples(let size) where size <= points: return try .tuples(size, points: points, generators: generators)
    case .subsets(let size) where size <= points: return try .subsets(size, points: points, generators: generators)
    case .polynomials(let degree): return try .polynomials(degree: degree, points: points, generators: generators)
    case .tuples, .subsets:
      throw RepresentationError.unsuitableAction(
        className: specification.description, hint: "there are only \(points) points")
    case .regular, .matrices, .fieldMatrices, .characters:
      throw RepresentationError.unsuitableAction(
        className: specification.description,
        hint: "without the list of all elements functions, tuples:t, subsets:t and polynomials:k are possible")
    }
  }
}
