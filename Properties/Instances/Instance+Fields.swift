import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

extension Instance {
  /// A class of integer matrices written in another basis: basis vector number i is multiplied by (2cos 2π/5)^(i·steps).
  ///
  /// - Throws: ``InstanceError`` for other classes than matrices, but for those of the trivial group.
  func inIrrationalBasis(steps: Int) throws -> Instance {
    var instance = self
    guard case .matrices(let images)? = functionClass else {
      guard group.generators.isEmpty else { throw InstanceError("the class is not given by matrices") }
      instance.functionClass = .fieldMatrices(conductor: 5, [])
      return instance
    }
    let golden = RealCyclotomic.doubleCosine(order: 5)
    let inverse = golden.reciprocal ?? 1
    func factor(_ exponent: Int) -> RealCyclotomic {
      (exponent < 0 ? inverse : golden).power(exponent < 0 ? -exponent : exponent)
    }
    instance.functionClass = .fieldMatrices(
      conductor: 5,
      images.map { image in
        var matrix = image.mapEntries { RealCyclotomic(Rational($0)) }
        for row in 0..<matrix.rowCount {
          for column in 0..<matrix.columnCount {
            matrix[row, column] = matrix[row, column] * factor(steps * (row - column))
          }
        }
        return matrix
      })
    return instance
  }

  /// C_n × C_n on products of linear functions of two planes, with the uniform scheme on {(i, mi)} as `ω`, or on the whole group for
  /// m = n.
  static func twoPlanes(_ order: Int, slope: Int) throws -> Instance {
    let plane = try GroupDescription("C\(order)")
    let rotation: Matrix<RealCyclotomic>
    switch try plane.action(.plane, of: plane.enumerated()) {
    case .fieldMatrices(_, _, let images): rotation = images[0]
    case .matrices(_, let images): rotation = images[0].mapEntries { RealCyclotomic(Rational($0)) }
    default: throw InstanceError("C_n acts on the plane by matrices")
    }
    let cycle = (1...order).map { $0 % order + 1 }
    let generators = [
      cycle + (1...order).map { order + $0 }, Array(1...order) + cycle.map { order + $0 },
    ]
    let one = Matrix<RealCyclotomic>.identity(2)
    let images = [(rotation, one), (one, rotation)].map { first, second in
      // The two planes, and their tensor product.
      var matrix = Matrix<RealCyclotomic>(rowCount: 8, columnCount: 8, repeating: .zero)
      for row in 0..<2 {
        for column in 0..<2 {
          matrix[row, column] = first[row, column]
          matrix[2 + row, 2 + column] = second[row, column]
          for inner in 0..<4 {
            matrix[4 + 2 * row + inner / 2, 4 + 2 * column + inner % 2] =
              first[row, column] * second[inner / 2, inner % 2]
          }
        }
      }
      return matrix
    }
    var instance = Instance(
      group: try InstanceGroup(
        title: "C\(order)^2", degree: 2 * order, generators: generators.map { try Permutation(oneLine: $0) }),
      functionClass: .fieldMatrices(conductor: order, images))
    let group = try instance.setting().group
    func power(_ first: Int, _ second: Int) throws -> Permutation {
      try Permutation(
        oneLine: (0..<order).map { ($0 + first) % order + 1 } + (0..<order).map { order + ($0 + second) % order + 1 })
    }
    let pairs = (0..<order).flatMap { first in
      slope < order ? [(first, slope * first % order)] : (0..<order).map { (first, $0) }
    }
    let support = try pairs.compactMap { group.index(of: try power($0.0, $0.1)) }
    instance.assign(try .uniform(on: support), as: "ω", in: group)
    return instance
  }
}
