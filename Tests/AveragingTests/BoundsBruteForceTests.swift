import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

/// The bounds against the least uniform schemes, found among all subsets of tiny groups.
@Suite struct BoundsBruteForceTests {
  static let errors: [Rational] = [
    0, Rational(1, 40), Rational(1, 36), Rational(2, 9), Rational(1, 3),
  ]

  /// For each subset and row, ‖ω̂(π)‖² of the uniform weights.
  private func squares(_ group: FiniteGroup, _ irreducibles: IrreducibleRepresentations) throws -> [[Double]] {
    let representations = try irreducibles.all()
    return (1..<(1 << group.order)).map { subset in
      let members = (0..<group.order).filter { subset >> $0 & 1 == 1 }
      return representations.map { representation in
        let d = representation.dimension
        var sum = [(re: Double, im: Double)](repeating: (0, 0), count: d * d)
        for member in members {
          let matrix = representation.matrix(of: member)
          for row in 0..<d {
            for column in 0..<d {
              let entry = matrix[row, column]
              sum[row * d + column].re += entry.real / Double(members.count)
              sum[row * d + column].im += entry.imaginary / Double(members.count)
            }
          }
        }
        let trace = sum.reduce(0) { $0 + $1.re * $1.re + $1.im * $1.im }
        if d == 1 { return trace }
        // The larger eigenvalue of AA*, from its trace and determinant |det A|².
        let re = sum[0].re * sum[3].re - sum[0].im * sum[3].im - sum[1].re * sum[2].re + sum[1].im * sum[2].im
        let im = sum[0].re * sum[3].im + sum[0].im * sum[3].re - sum[1].re * sum[2].im - sum[1].im * sum[2].re
        return (trace + max(0, trace * trace - 4 * (re * re + im * im)).squareRoot()) / 2
      }
    }
  }

  @Test(arguments: ["C1", "C2", "C3", "C4", "C2^2", "C5", "C6", "S3", "C7"])
  func neverContradictsTheLeastUniformScheme(_ name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let irreducibles = try IrreducibleRepresentations(of: group)
    let table = irreducibles.table
    let squares = try squares(group, irreducibles)
    let sizes = (1..<(1 << group.order)).map(\.nonzeroBitCount)
    var seen: Set<[Int]> = []
    for choice in 0..<(1 << (table.count - 1)) {
      let support = OccurringIrreducibles(rows: (1..<table.count).filter { choice >> ($0 - 1) & 1 == 1 }, of: table)
      guard seen.insert(support.rows).inserted else { continue }
      for epsilon in BoundsBruteForceTests.errors {
        let allowed = epsilon.approximation + 1e-9
        let least = try #require(
          squares.indices.filter { index in support.rows.allSatisfy { squares[index][$0] <= allowed } }
            .map { sizes[$0] }.min())
        let uniform = try AveragingBounds.bounds(
          for: BoundProblem(.table(support), weightClass: .uniform, symmetry: .weak(epsilon), group: group))
        #expect(uniform.least <= least && least <= uniform.most, "\(name) \(support.rows) at \(epsilon)")
        for weights in [WeightClass.convex, .affine] where support.isComplete || support.rows.count <= 2 {
          let other = try AveragingBounds.bounds(
            for: BoundProblem(.table(support), weightClass: weights, symmetry: .weak(epsilon), group: group))
          #expect(other.least <= uniform.least && other.most <= uniform.most, "wider classes are cheaper")
        }
        if support.isComplete {
          // AC_wk = |G| exactly for ε < 1/(|G| − 1)².
          let whole = epsilon * Rational((group.order - 1) * (group.order - 1)) < 1
          #expect((least == group.order) == whole || group.order == 1)
          #expect(Int(uniform.least) == group.order || !whole)
        }
      }
    }
  }

  /// C2³ with all characters: schemes are codes.
  @Test func codes() throws {
    let characters = try signCharacters(3, weights: [1, 2, 3])
    for epsilon in [Rational(0), Rational(1, 49), Rational(1, 9), Rational(1, 4), Rational(4, 9), Rational(9, 10)] {
      let least = try #require(
        (1..<256).filter { subset in
          (1..<8).allSatisfy { mask in
            let sum = (0..<8).reduce(0) { sum, element in
              subset >> element & 1 == 0 ? sum : sum + ((element & mask).nonzeroBitCount % 2 == 0 ? 1 : -1)
            }
            return Rational(sum * sum) <= epsilon * Rational(subset.nonzeroBitCount * subset.nonzeroBitCount)
          }
        }.map(\.nonzeroBitCount).min())
      let bounds = try AveragingBounds.bounds(
        for: BoundProblem(.table(characters), weightClass: .uniform, symmetry: .weak(epsilon)))
      #expect(bounds.least <= least && least <= bounds.most)
      let griesmer = try #require(bounds.bound(.griesmer)?.size)
      #expect(griesmer <= least && griesmer >= 4, "at least m + 1")
    }
  }
}
