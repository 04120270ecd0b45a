/// An irreducible representation of GL(2, q) by unitary matrices, monomial or nearly so but for the cuspidal ones.
struct PlaneRepresentation: UnitaryRepresentation {
  typealias Element = PreparedPlaneMatrix

  let label: PlaneRepresentationLabel
  let dimension: Int
  let evaluationError: Double
  private let plane: PlaneField
  private let cuspidal: CuspidalKernel?

  init(_ label: PlaneRepresentationLabel, _ plane: PlaneField, _ quadratic: QuadraticExtension) {
    self.label = label
    self.plane = plane
    dimension = label.dimension(over: plane.q)
    switch label {
    case .cuspidal(let exponent):
      let kernel = CuspidalKernel(exponent, plane, quadratic)
      cuspidal = kernel
      evaluationError = kernel.evaluationError
    case .steinberg:
      cuspidal = nil
      // γ < 1.4 carries three roundings, one of them amplified by √m/(√m − 1) < 2.4. An entry is a sum of four numbers below 2, one
      // of them γ², times a root: off by less than 100u.
      evaluationError = Double(dimension) * 0x1p-46
    case .determinant, .principalSeries:
      cuspidal = nil
      evaluationError = CyclicTransform.rootError
    }
  }

  func accumulate(_ weight: Double, _ element: PreparedPlaneMatrix, into matrix: inout ComplexMatrix) {
    switch label {
    case .determinant(let exponent):
      let value = plane.character(exponent * element.determinant)
      matrix.real.entries[0] += weight * value.real
      matrix.imaginary.entries[0] += weight * value.imaginary
    case .steinberg(let exponent):
      accumulateSteinberg(weight, element, plane.character(exponent * element.determinant), into: &matrix)
    case .principalSeries(let first, let second):
      // A point of factor c has χᵢ(c)χⱼ(det/c).
      for (point, (target, factor)) in zip(element.targets, element.factors).enumerated() {
        let value = plane.character(first * factor + second * (element.determinant + plane.q - 1 - factor))
        matrix.real.entries[target * dimension + point] += weight * value.real
        matrix.imaginary.entries[target * dimension + point] += weight * value.imaginary
      }
    case .cuspidal:
      cuspidal?.accumulate(weight, element, plane, into: &matrix)
    }
  }

  /// In the orthonormal basis eₓ + γe₀ − κΣe (x ≠ 0) of the functions with sum 0 on the q + 1 points, γ = 1/(√(q+1) − 1), a permutation
  /// matrix M becomes M_xy + γ(M_x0 + M_0y) + γ²(M_00 − 1): the map H of Householder that exchanges e₀ and the constants.
  private func accumulateSteinberg(
    _ weight: Double, _ element: PreparedPlaneMatrix, _ twist: (real: Double, imaginary: Double),
    into matrix: inout ComplexMatrix
  ) {
    let gamma = 1 / (Double(dimension + 1).squareRoot() - 1)
    let square = element.targets[0] == 0 ? 0 : -(gamma * gamma)
    for column in 1...dimension {
      let image = element.targets[column]
      for row in 1...dimension {
        var value = square
        if image == 0 { value += gamma }
        if element.targets[0] == row { value += gamma }
        if image == row { value += 1 }
        if value == 0 { continue }
        let place = (row - 1) * dimension + column - 1
        matrix.real.entries[place] += weight * (value * twist.real)
        matrix.imaginary.entries[place] += weight * (value * twist.imaginary)
      }
    }
  }
}
