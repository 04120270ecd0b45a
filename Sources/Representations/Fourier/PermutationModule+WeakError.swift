public import ExactArithmetic
public import FiniteGroups

extension PermutationModule {
  /// The weak error ‖(E_ω − P)|F‖² of a scheme of permutations, between two proved bounds.
  ///
  /// The same as for signed permutations, without signs.
  ///
  /// - Throws: ``FourierError``.
  /// - Complexity: O(size · dimension + Σ(orbit size)³) time, O(Σ(orbit size)²) memory
  public func weakError(
    of scheme: [(element: Permutation, weight: Rational)], orbitLimit: Int = defaultOrbitLimit
  ) throws(FourierError) -> NormEnclosure {
    try weakError(of: scheme.map { (SignedPermutation($0.element), $0.weight) }, orbitLimit: orbitLimit)
  }

  /// The weak error ‖(E_ω − P)|F‖² of a scheme, between two proved bounds.
  ///
  /// With rational weights of a common denominator K (all counts below 2⁵³) the matrix K·m·(E_ω − P) has integer entries and is
  /// exact; only its norm is enclosed. Otherwise the rounding of the weights widens the bounds. That the elements lie in
  /// the group is not decided, only that they keep its orbits.
  ///
  /// - Throws: ``FourierError/wrongDegree(_:expected:)``, ``FourierError/elementOutsideGroup(number:)``,
  ///   ``FourierError/weightSum(_:)``, ``FourierError/moduleTooLarge(dimension:limit:)``.
  /// - Complexity: O(size · dimension + Σ(orbit size)³) time, O(Σ(orbit size)²) memory
  public func weakError(
    of scheme: [(element: SignedPermutation, weight: Rational)], orbitLimit: Int = defaultOrbitLimit
  ) throws(FourierError) -> NormEnclosure {
    try weakErrors(of: scheme, orbitLimit: orbitLimit).joined().reduce(.zero) { .maximum($0, $1) }
  }

  /// The weak error of a scheme on each orbit of basis functions, summand by summand, between proved bounds.
  ///
  /// - Parameters:
  ///   - scheme: the elements with their weights.
  ///   - least: smaller orbits are left out, and get zero.
  ///   - orbitLimit: the largest orbit that is treated.
  /// - Throws: as `weakError(of:orbitLimit:)`.
  /// - Complexity: as `weakError(of:orbitLimit:)`
  public func weakErrors(
    of scheme: [(element: SignedPermutation, weight: Rational)], orbitSizesFrom least: Int = 1,
    orbitLimit: Int = defaultOrbitLimit
  ) throws(FourierError) -> [[NormEnclosure]] {
    if let wrong = scheme.first(where: { $0.element.dimension != points }) {
      throw .wrongDegree(wrong.element.dimension, expected: points)
    }
    let sum = scheme.reduce(Rational.zero) { $0 + $1.weight }
    guard sum == 1 else { throw .weightSum("\(sum)") }
    for orbit in summands.lazy.flatMap(\.orbits) where orbit.members.count > orbitLimit {
      throw .moduleTooLarge(dimension: orbit.members.count, limit: orbitLimit)
    }
    let weights = CommonWeights(scheme.map(\.weight))
    var result: [[NormEnclosure]] = []
    for summand in summands {
      guard summand.orbits.contains(where: { $0.members.count >= least }) else {
        result.append(summand.orbits.map { _ in .zero })
        continue
      }
      let matrices = try summand.weightedSums(scheme.map(\.element), weights)
      result.append(
        zip(summand.orbits, matrices).map { orbit, matrix in
          orbit.members.count < least ? .zero : orbit.deviationNorm(of: matrix, weights).squared
        })
    }
    return result
  }
}

extension PermutationModule.Summand {
  /// Σ k_g ρ(g) on each orbit.
  fileprivate func weightedSums(
    _ elements: [SignedPermutation], _ weights: CommonWeights
  ) throws(FourierError) -> [RealMatrix] {
    var matrices = orbits.map { RealMatrix(rowCount: $0.members.count, columnCount: $0.members.count) }
    var images = [Int32](repeating: 0, count: selection.count)
    for (number, element) in elements.enumerated() {
      selection.images(under: element, labels: labels, into: &images)
      for (index, image) in images.enumerated() {
        let target = Int(image.magnitude) - 1
        let orbit = Int(orbitOf[index])
        guard orbitOf[target] == orbitOf[index] else { throw .elementOutsideGroup(number: number) }
        matrices[orbit][Int(placeOf[target]), Int(placeOf[index])] +=
          image < 0 ? -weights.values[number] : weights.values[number]
      }
    }
    return matrices
  }
}

extension SignedOrbit {
  /// ‖E_ω − P‖ on the orbit, from the sum of k_g ρ(g).
  fileprivate func deviationNorm(of sum: RealMatrix, _ weights: CommonWeights) -> NormEnclosure {
    let size = members.count
    // With integers, m·(sum) − K·vvᵀ is exact if it stays below 2⁵³.
    let isExact = weights.error == 0 && weights.total * Double(size) < 0x1p51
    let factor = isExact ? Double(size) : 1
    var deviation = isExact ? factor * sum : sum
    if let signs {
      let shift = isExact ? Double(weights.denominator) : Double(weights.denominator) / Double(size)
      for row in 0..<size {
        for column in 0..<size { deviation[row, column] -= shift * signs[row] * signs[column] }
      }
    }
    // Rounded sums of permutations, P and their difference: each off by γ times the norm of its absolute values.
    let rounding = Rounding.up(
      Rounding.gamma(weights.values.count + 8) * Rounding.up(weights.total + 2 * Double(weights.denominator)))
    let enclosure = deviation.operatorNorm(normError: isExact ? 0 : Rounding.up(weights.error + rounding))
    let divisor = Double(weights.denominator) * factor
    return NormEnclosure(
      lower: Rounding.down(enclosure.lower / divisor),
      upper: enclosure.upper == 0 ? 0 : Rounding.up(enclosure.upper / divisor))
  }
}
