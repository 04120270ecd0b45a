import ExactArithmetic
import FiniteGroups
import Representations

/// An orbit of basis functions of a module: schemes act on each of them by itself.
struct ModuleBlock: Sendable {
  /// The summand of the module that it belongs to.
  let summand: Int
  /// The places of its basis functions in the summand.
  let members: [Int]
  /// The points of each label, counted from 1.
  let labels: [[Int]]
  /// The signs of an invariant combination, if there is one.
  let signs: [Int]?
  /// The exact matrices, for a small orbit.
  let space: ActionSpace?

  var dimension: Int { members.count }
  /// Whether all functions are invariant.
  var isTrivial: Bool { dimension == 1 && signs != nil }

  init(_ summand: LabelledSummand, orbit number: Int, summand place: Int, matrixLimit: Int) {
    let orbit = summand.orbits[number]
    self.summand = place
    members = orbit.members
    signs = orbit.signs
    labels = orbit.members.map { summand.labels[$0] }
    guard orbit.members.count <= matrixLimit else {
      space = nil
      return
    }
    let size = orbit.members.count
    var projection = Matrix<Rational>(rowCount: size, columnCount: size, repeating: .zero)
    if let signs = orbit.signs {
      for (row, left) in signs.enumerated() {
        for (column, right) in signs.enumerated() { projection[row, column] = Rational(left * right, size) }
      }
    }
    space = ActionSpace(labels: labels, projection: projection, form: nil)
  }

  /// f − Pf.
  ///
  /// - Complexity: O(dimension)
  func withoutInvariants(_ function: [Rational]) -> [Rational] {
    guard let signs else { return function }
    let sum = zip(function, signs).reduce(Rational.zero) { $1.1 < 0 ? $0 - $1.0 : $0 + $1.0 }
    let mean = sum / Rational(signs.count)
    return zip(function, signs).map { $1 < 0 ? $0 + mean : $0 - mean }
  }

  /// The worst function for the weak error as far as doubles tell, and the error there, which is exact.
  ///
  /// - Complexity: O(dimension³)
  func lowerBound(_ average: SignedAverage) -> SymmetryError<Permutation> {
    var matrix = average.roundedMatrix(dimension: dimension)
    if let signs {
      for (row, left) in signs.enumerated() {
        for (column, right) in signs.enumerated() {
          matrix[row, column] -= Double(left * right) / Double(signs.count)
        }
      }
    }
    let function = withoutInvariants(QuadraticPencil.rounded(matrix.leadingRightSingularVector())).primitive
    if function.allSatisfy(\.isZero) { return .zero }
    return SymmetryError(
      enclosure: Enclosure(average.quotient(at: function, moving: nil)),
      witness: TestFunction(constituent: summand, labels: labels, coefficients: function, element: nil))
  }
}

/// The tables that restrict images on a summand to its orbits.
struct OrbitTables: Sendable {
  /// For each basis function of a summand, the block of its orbit and its place there.
  private(set) var blockOf: [[Int32]]
  private(set) var placeOf: [[Int32]]

  init(_ blocks: [ModuleBlock], summands: [LabelledSummand]) {
    blockOf = summands.map { Array(repeating: 0, count: $0.labels.count) }
    placeOf = blockOf
    for (number, block) in blocks.enumerated() {
      for (place, member) in block.members.enumerated() {
        blockOf[block.summand][member] = Int32(number)
        placeOf[block.summand][member] = Int32(place)
      }
    }
  }

  /// The images on one block, ±(place + 1), or `nil` if they leave it.
  func restrict(_ images: [Int32], to number: Int, _ block: ModuleBlock) -> [Int32]? {
    var result: [Int32] = []
    result.reserveCapacity(block.dimension)
    let (blockOf, placeOf) = (blockOf[block.summand], placeOf[block.summand])
    for member in block.members {
      let image = images[member]
      let target = Int(image.magnitude) - 1
      guard Int(blockOf[target]) == number else { return nil }
      result.append(image < 0 ? -placeOf[target] - 1 : placeOf[target] + 1)
    }
    return result
  }
}
