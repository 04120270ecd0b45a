/// What is wrong with what a Fourier transform or a module is asked for.
public enum FourierError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A permutation has the wrong number of points.
  case wrongDegree(Int, expected: Int)
  /// An element moves a basis vector out of its orbit under the group: it is no element of the group.
  case elementOutsideGroup(number: Int)
  /// The module has more basis functions than a dense matrix is made for.
  case moduleTooLarge(dimension: Int, limit: Int)
  /// The weights do not sum to one.
  case weightSum(String)
  /// The group is not abelian.
  case notAbelian
  /// The matrices given for the generators are not a unitary representation, as far as rounding can tell.
  case notARepresentation(String)

  /// One line for the user.
  public var description: String {
    switch self {
    case .wrongDegree(let degree, let expected): "a permutation of \(degree) points is given; it must have \(expected)"
    case .elementOutsideGroup(let number):
      "element number \(number) of the scheme is not in the group: it moves a basis function out of its orbit"
    case .moduleTooLarge(let dimension, let limit):
      "an orbit has \(dimension) basis functions; norms are computed for at most \(limit)"
    case .weightSum(let sum): "the weights of an averaging scheme sum to 1, not to \(sum)"
    case .notAbelian: "the group is not abelian; its irreducible representations are not all characters"
    case .notARepresentation(let reason): reason
    }
  }
}
