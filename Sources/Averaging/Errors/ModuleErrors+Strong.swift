import ExactArithmetic
public import FiniteGroups
public import Representations

extension ModuleErrors {
  /// The strong error of a scheme: from above twice the weak error, from below the best element that a search finds.
  ///
  /// The search starts at quotients of elements of the scheme and at random elements, and multiplies by generators and
  /// elements of the scheme as long as the function that is worst for the weak error gets worse; the best h then get
  /// the worst function of their own. The search has no influence on what is true.
  ///
  /// - Parameters:
  ///   - scheme: the scheme.
  ///   - group: the group that acts on the module.
  ///   - starts: how many elements to start from.
  ///   - random: chooses them.
  /// - Throws: as ``weak(of:)``.
  /// - Complexity: that of ``weak(of:)``, and O(starts · steps · (size + generators) · dimension)
  public func strong(
    of scheme: PermutationScheme, in group: PermutationGroup, starts: Int = 20,
    using random: inout some RandomNumberGenerator
  ) throws(FourierError) -> SymmetryError<Permutation> {
    let weak = try weak(of: scheme)
    // Without a function to start from nothing better than the weak error is known from below.
    guard let worst = weak.witness, weak.upper.signum > 0 else {
      return SymmetryError(enclosure: Enclosure(weak.lower, 2 * weak.upper), witness: weak.witness)
    }
    let averages = try averages(of: scheme)
    let index = worst.constituent
    let summand = summands[index]
    let average = averages[index].applied(to: worst.coefficients)
    let moves = group.generators + scheme.support.prefix(16)
    // ⟨Ef, ρ(h)Ef⟩, to be made as small as possible.
    func correlation(_ element: Permutation) -> Rational {
      zip(summand.images(under: element), average).reduce(Rational.zero) { sum, pair in
        let term = average[Int(pair.0.magnitude) - 1] * pair.1
        return pair.0 < 0 ? sum - term : sum + term
      }
    }
    var found: [(element: Permutation, value: Rational)] = []
    for number in 0..<max(1, starts) {
      var element = group.randomElement(using: &random)
      if number % 2 == 0, let first = scheme.support.randomElement(using: &random),
        let second = scheme.support.randomElement(using: &random)
      {
        element = first.inverse * second
      }
      var value = correlation(element)
      var isImproved = true
      while isImproved {
        isImproved = false
        for move in moves {
          let next = move * element
          let other = correlation(next)
          if other < value { (element, value, isImproved) = (next, other, true) }
        }
      }
      if !found.contains(where: { $0.element == element }) { found.append((element, value)) }
    }
    found.sort { $0.value < $1.value }
    var result = SymmetryError<Permutation>(enclosure: Enclosure(weak.lower), witness: nil)
    for (element, _) in found.prefix(4) where !element.isIdentity {
      result = .maximum(result, best(averages[index], worst, element: element, constituent: index))
    }
    return SymmetryError(
      enclosure: Enclosure(result.lower, max(result.lower, 2 * weak.upper)), witness: result.witness)
  }

  /// The worst function for one h; the one given where matrices are too large.
  private func best(
    _ average: SignedAverage, _ worst: TestFunction<Permutation>, element: Permutation, constituent: Int
  ) -> SymmetryError<Permutation> {
    let images = summands[constituent].images(under: element)
    var function = worst.coefficients
    if let space = spaces[constituent] {
      let matrix = average.matrix(dimension: space.dimension)
      var moved = SignedAverage(terms: [(images, -1)]).matrix(dimension: space.dimension).product(matrix)
      moved = matrix.adding(moved)
      if let (vector, _) = space.pencil(moved, dividedBy: 2).estimate() {
        let better = space.withoutInvariants(QuadraticPencil.rounded(vector)).primitive
        if better.contains(where: { !$0.isZero }) { function = better }
      }
    }
    let value = average.quotient(at: function, moving: images)
    return SymmetryError(
      enclosure: Enclosure(value),
      witness: TestFunction(
        constituent: constituent, labels: worst.labels, coefficients: function, element: element))
  }
}
