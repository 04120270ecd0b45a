public import ExactArithmetic
public import FiniteGroups
public import Representations

extension ModuleErrors {
  /// The strong error of a scheme.
  ///
  /// The strong error is the largest of those on the orbits of basis functions. Where the group moves an orbit in few
  /// ways (``ModuleErrors/imageLimit``), they are all gone through. On other orbits twice the weak error is the upper
  /// bound, and the lower one is attained by the best h that a search finds, see `StrongErrorSearch`; what was found
  /// has no influence on what is true.
  ///
  /// - Parameters:
  ///   - scheme: the scheme.
  ///   - group: the group that acts on the module.
  ///   - weak: the weak errors of the scheme, if they are at hand.
  ///   - starts: how many elements the search starts from.
  ///   - random: chooses them.
  /// - Throws: as ``weak(of:)``.
  /// - Complexity: that of ``weak(of:)``, O(image · orbit³) for orbits that are gone through, and
  ///   O(starts · steps · dimension) for the search
  public func strong(
    of scheme: PermutationScheme, in group: PermutationGroup, weak: ModuleWeakErrors? = nil, starts: Int = 20,
    using random: inout some RandomNumberGenerator
  ) throws(FourierError) -> SymmetryError<Permutation> {
    let known = if let weak { weak } else { try weakErrors(of: scheme) }
    let (averages, weakErrors, weak) = (known.averages, known.blocks, known.largest)
    guard weak.upper.signum > 0 else { return weak }
    let integrality = 2 * scheme.commonDenominator * scheme.commonDenominator
    var (upper, open) = (Rational.zero, [Int]())
    var result = SymmetryError<Permutation>(enclosure: Enclosure(weak.lower), witness: nil)
    for number in blocks.indices where !blocks[number].isTrivial {
      if let image = BlockImage(of: group, on: number, self, limit: ModuleErrors.imageLimit) {
        result = strongest(result, averages[number], image, number, scale: integrality)
      } else {
        upper = max(upper, 2 * weakErrors[number].upper)
        open.append(number)
      }
    }
    // What was gone through may bound more than what is open.
    if let number = open.max(by: { weakErrors[$0].lower < weakErrors[$1].lower }), upper > result.lower,
      let worst = weakErrors[number].witness
    {
      let search = StrongErrorSearch(self, block: number, averages[number], group: group, support: scheme.support)
      for error in search.run(from: worst.coefficients, starts: starts, using: &random) {
        result = .maximum(result, error)
      }
    }
    return SymmetryError(
      enclosure: Enclosure(result.lower, max(result.upper, upper)), witness: result.witness)
  }

  /// Whether the strong error of a scheme is at most ε.
  ///
  /// It is if the weak error is at most ε/2, which is decided as by ``isWeak(_:epsilon:)``, or by the upper bound; it is
  /// not, if an h with a function was found that show it.
  ///
  /// - Returns: `undecided` where ε lies between the best h that was found and the upper bound.
  /// - Throws: as ``weak(of:)``.
  /// - Complexity: as ``strong(of:in:weak:starts:using:)``
  public func isStrong(
    _ scheme: PermutationScheme, epsilon: Rational, in group: PermutationGroup, weak: ModuleWeakErrors? = nil,
    starts: Int = 20, using random: inout some RandomNumberGenerator
  ) throws(FourierError) -> SymmetryVerdict<Permutation> {
    if try isWeak(scheme, epsilon: epsilon / 2) == .holds { return .holds }
    return try strong(of: scheme, in: group, weak: weak, starts: starts, using: &random).verdict(epsilon)
  }

  /// The largest number of ways to move an orbit of basis functions that are gone through.
  public static let imageLimit = 6_000

  /// The larger of an error and the strong one on a block all of whose images are known.
  private func strongest(
    _ error: SymmetryError<Permutation>, _ average: SignedAverage, _ image: BlockImage, _ number: Int, scale: Rational
  ) -> SymmetryError<Permutation> {
    guard let space = blocks[number].space else { return error }
    let changes = AverageChanges(
      average: average.matrix(dimension: space.dimension), elements: Array(image.elements.indices.dropFirst()),
      isOrthonormal: true
    ) { column, element in
      let target = image.elements[element][column]
      return [(Int(target.magnitude) - 1, target < 0 ? -1 : 1)]
    }
    var result = error
    for element in changes.elements {
      if changes.isProvablyAtMost(result.upper, at: element), result.witness != nil { continue }
      let pencil = space.pencil(changes.matrix(at: element), dividedBy: 2)
      let found: SymmetryError<Int> = space.maximum(
        SymmetryError(enclosure: result.enclosure, witness: nil), pencil, scale: scale,
        constituent: blocks[number].summand, element: element)
      guard let witness = found.witness else { continue }
      result = SymmetryError(
        enclosure: found.enclosure,
        witness: TestFunction(
          constituent: witness.constituent, labels: witness.labels, coefficients: witness.coefficients,
          element: image.permutation(element)))
    }
    return result
  }
}
