import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct RelaxedGroupConvolutionTests {
  private func layer(
    _ name: String, kernels count: Int, isVarying: Bool = true, seed: UInt64 = 1
  ) throws -> RelaxedGroupConvolution<Rational> {
    let group = try GroupDescription(name).enumerated()
    var random = SplitMix64(seed: seed)
    func numbers(_ count: Int) -> [Rational] {
      (0..<count).map { _ in Rational(Int.random(in: -3...3, using: &random), 2) }
    }
    return try RelaxedGroupConvolution(
      on: group, kernels: (0..<count).map { _ in numbers(group.order) },
      weights: (0..<count).map { _ in
        isVarying ? numbers(group.order) : Array(repeating: numbers(1)[0], count: group.order)
      })
  }

  /// The matrix of L_u.
  private func translation(_ u: Int, _ group: FiniteGroup) -> Matrix<Rational> {
    var matrix = Matrix<Rational>(rowCount: group.order, columnCount: group.order, repeating: 0)
    for h in 0..<group.order { matrix[group.product(u, h), h] = 1 }
    return matrix
  }

  private func square(_ matrix: Matrix<Rational>) -> Rational { matrix.entries.reduce(0) { $0 + $1 * $1 } }

  private func difference(_ left: Matrix<Rational>, _ right: Matrix<Rational>) -> Matrix<Rational> {
    Matrix(
      rows: (0..<left.rowCount).map { row in zip(left[row: row], right[row: row]).map { $0 - $1 } },
      columnCount: left.columnCount)
  }

  @Test(arguments: ["C1", "C4", "S3", "Q8", "A4"])
  func theFormulaIsTheMatrix(name: String) throws {
    let layer = try layer(name, kernels: 2)
    let order = layer.group.order
    var random = SplitMix64(seed: 8)
    let function = (0..<order).map { _ in Rational(Int.random(in: -5...5, using: &random)) }
    #expect(layer(function) == layer.matrix.applied(to: function))
    // The definition, term by term.
    for g in 0..<order {
      var sum = Rational.zero
      for h in 0..<order {
        for l in 0..<2 {
          sum += function[h] * layer.weights[l][h] * layer.kernels[l][layer.group.product(layer.group.inverse(g), h)]
        }
      }
      #expect(layer(function)[g] == sum)
    }
    let doubles = try RelaxedGroupConvolution(
      on: layer.group, kernels: layer.kernels.map { $0.map(\.approximation) },
      weights: layer.weights.map { $0.map(\.approximation) })
    #expect(areClose(doubles(function.map(\.approximation)), layer(function).map(\.approximation)))
  }

  @Test(arguments: ["C1", "C4", "S3", "Q8"])
  func errorsByTheirDefinitions(name: String) throws {
    let layer = try layer(name, kernels: 3, seed: 5)
    let group = layer.group
    let matrix = layer.matrix
    let error = layer.equivarianceError
    var mean = Rational.zero
    var worst = Rational.zero
    for u in 0..<group.order {
      let shift = translation(u, group)
      let change = square(difference(matrix * shift, shift * matrix))
      #expect(layer.change(under: u) == change)
      mean += change / Rational(group.order)
      worst = max(worst, change)
    }
    let nearest = try layer.equivariantPart().matrix
    #expect(error.distance == square(difference(matrix, nearest)))
    #expect(error.square == square(matrix))
    #expect(mean == 2 * error.distance)
    #expect(error.worstChange == worst && worst <= 4 * error.distance)
    #expect(error.share >= 0 && error.share <= 1)
    for u in group.generatorIndices {
      let shift = translation(u, group)
      #expect(nearest * shift == shift * nearest)
    }
  }

  @Test(arguments: ["C4", "S3", "Q8"])
  func constantWeightsAreGroupConvolutions(name: String) throws {
    let layer = try layer(name, kernels: 2, isVarying: false, seed: 3)
    #expect(layer.equivarianceError.isEquivariant)
    #expect(layer.equivarianceError.worstChange == 0)
    #expect(try layer.equivariantPart().matrix == layer.matrix)
  }

  @Test func varyingWeightsBreakEquivarianceUnlessKernelsDepend() throws {
    let group = try GroupDescription("S3").enumerated()
    let kernel: [Rational] = [1, 2, 0, -1, 3, 1]
    let varying: [Rational] = [1, 2, 3, 4, 5, 6]
    let single = try RelaxedGroupConvolution(on: group, kernels: [kernel], weights: [varying])
    #expect(single.gram.isPositiveSemidefinite() && !single.equivarianceError.isEquivariant)
    // ψ₂ = −ψ₁ and equal varying weights: they cancel, and the layer is 0.
    let cancelling = try RelaxedGroupConvolution(
      on: group, kernels: [kernel, kernel.map { -$0 }], weights: [varying, varying])
    #expect(cancelling.equivarianceError.isEquivariant)
    // ψ₂ = ψ₁ and w₁ + w₂ constant: a group convolution, though neither weight is constant.
    let balanced = try RelaxedGroupConvolution(
      on: group, kernels: [kernel, kernel], weights: [varying, varying.map { 7 - $0 }])
    #expect(balanced.equivarianceError.isEquivariant)
    #expect(
      balanced.matrix == (try RelaxedGroupConvolution(on: group, kernel: kernel.map { 7 * $0 })).matrix)
  }

  @Test func refusedShapes() throws {
    let group = try GroupDescription("C3").enumerated()
    #expect(throws: SymmetrizerError.self) {
      try RelaxedGroupConvolution<Rational>(on: group, kernels: [], weights: [])
    }
    #expect(throws: SymmetrizerError.self) {
      try RelaxedGroupConvolution<Rational>(on: group, kernels: [[1, 2, 3]], weights: [[1, 2]])
    }
    #expect(throws: SymmetrizerError.self) {
      try RelaxedGroupConvolution<Double>(on: group, kernels: [[1, 2, 3]], weights: [])
    }
  }
}
