import ExactArithmetic
import FiniteGroups
import Representations

extension IrreducibleRoute {
  /// The strong error. Where the representations are not tabulated it lies between the value at an h that was found and
  /// twice the weak error.
  ///
  /// - Complexity: O(order · Σd³); O(order · dimension) where they are not tabulated
  func strong(of scheme: AveragingScheme) -> SymmetryError<Int> {
    guard case .tabulated(let dual) = dual else { return strongBetweenBounds(of: scheme) }
    var best = BlockMaximum()
    let averages = averages(of: scheme)
    for element in 0..<group.order where element != group.identity && element <= group.inverse(element) {
      for (index, block) in averages.enumerated() {
        let representation = dual.representations[index]
        let size = Double(block.dimension)
        let moved = block.matrix - representation.matrices[element] * block.matrix
        // ‖Ẽ‖_F bounds what the error of π(h) and the roundings of a product of d terms and a difference are multiplied
        // by.
        let norm = block.matrix.frobeniusNorm * 1.01
        let rounding = 16 * (size + 4) * 0x1p-53 * (size.squareRoot() + 1) * norm
        let error = 2.02 * block.normError + 1.01 * representation.evaluationError * (norm + block.normError) + rounding
        best.include(FourierTransform.Block(moved, normError: error), index: index, element: element)
      }
    }
    return self.error(best, of: scheme, squaredOver: 2)
  }

  /// The function that is worst for the weak error under the h that changes its average most.
  private func strongBetweenBounds(of scheme: AveragingScheme) -> SymmetryError<Int> {
    let weak = weak(of: scheme)
    guard let worst = weak.witness, let home = homes.first(where: { $0.index == worst.constituent }) else {
      return SymmetryError(enclosure: Enclosure(weak.lower, 2 * weak.upper), witness: nil)
    }
    let function = MatrixCoefficientFunction(row: { vector, _ in vector }, constituent: home.constituent, group: group)
    let average = function.average(of: scheme).applied(to: worst.coefficients).map(\.approximation)
    var (best, least) = (group.identity, Double.infinity)
    for element in 0..<group.order {
      var correlation = 0.0
      for (place, image) in function.images(under: element).enumerated() {
        let term = average[place] * average[Int(image.magnitude) - 1]
        correlation += image < 0 ? -term : term
      }
      if correlation < least { (best, least) = (element, correlation) }
    }
    let value = function.quotient(of: scheme, at: worst.coefficients, element: best)
    return SymmetryError(
      enclosure: Enclosure(value, max(value, 2 * weak.upper)),
      witness: TestFunction(
        constituent: worst.constituent, labels: worst.labels, coefficients: worst.coefficients, element: best))
  }
}
