public import ExactArithmetic

extension DiscontinuityWitness {
  /// Looks for a jump on random segments between vectors of small integers.
  ///
  /// - Parameters:
  ///   - size: the number of coordinates.
  ///   - norm: an upper bound of the maximum norm over the orbit of a vector.
  ///   - segments: how many are tried.
  /// - Complexity: at most 4 canonical forms for each segment, and 40 more
  static func search<Canonicalization: OrbitCanonicalization>(
    for canonicalization: Canonicalization, size: Int, segments: Int, using random: inout some RandomNumberGenerator,
    norm: ([Scalar]) -> Scalar, input: ([Scalar]) -> Canonicalization.Input,
    vector: (Canonicalization.Input) -> [Scalar]
  ) throws -> DiscontinuityWitness? {
    for _ in 0..<segments {
      let start = (0..<size).map { _ in Scalar(rational: Rational(Int.random(in: -9...9, using: &random))) }
      let end = start.map { $0 + Scalar(rational: Rational(Int.random(in: -3...3, using: &random))) }
      let witness = try onSegment(
        of: canonicalization, from: start, to: end, pieces: 3, halvings: 40,
        slope: norm(zip(start, end).map { $1 - $0 }),
        input: input, vector: vector)
      if let witness { return witness }
    }
    return nil
  }

  /// The largest absolute value of a coordinate.
  static func maximumNorm(_ vector: [Scalar]) -> Scalar {
    vector.map(\.magnitudeOfOrdered).max() ?? .zero
  }
}

extension OrbitCanonicalization {
  /// A proved jump of a canonicalization of vectors whose group permutes the coordinates, up to signs; or `nil` if
  /// none was found. For continuous ones there is none.
  ///
  /// - Parameters:
  ///   - size: the number of coordinates.
  ///   - segments: how many random segments are tried.
  ///   - random: the source of randomness.
  /// - Throws: what the canonicalization throws.
  /// - Complexity: at most 4 canonical forms for each segment, and 40 more
  public func discontinuityWitness<Scalar: OrderedExactField>(
    size: Int, segments: Int = 256, using random: inout some RandomNumberGenerator
  ) throws -> DiscontinuityWitness<Scalar>? where Input == [Scalar] {
    // Permutations and signs keep the maximum norm.
    try DiscontinuityWitness.search(
      for: self, size: size, segments: segments, using: &random, norm: DiscontinuityWitness.maximumNorm, input: { $0 },
      vector: { $0 })
  }
}

extension Sorting {
  /// A proved jump of the sorting of rows, or `nil` if none was found.
  ///
  /// - Throws: what the canonicalization throws.
  /// - Complexity: as for vectors
  public func discontinuityWitness<Scalar: OrderedExactField>(
    rows: Int, columns: Int, segments: Int = 256, using random: inout some RandomNumberGenerator
  ) throws -> DiscontinuityWitness<Scalar>? where Entry == [Scalar] {
    try DiscontinuityWitness.search(
      for: self, size: rows * columns, segments: segments, using: &random, norm: DiscontinuityWitness.maximumNorm,
      input: { vector in (0..<rows).map { Array(vector[($0 * columns)..<(($0 + 1) * columns)]) } },
      vector: { Array($0.joined()) })
  }
}

extension CloudAlignment where Scalar == RealCyclotomic {
  /// A proved jump of the alignment of clouds of some points, or `nil` if none was found.
  ///
  /// - Throws: what the canonicalization throws.
  /// - Complexity: as for vectors, and the images of one cloud under all elements for each segment
  public func discontinuityWitness(
    points: Int, segments: Int = 256, using random: inout some RandomNumberGenerator
  ) throws -> DiscontinuityWitness<RealCyclotomic>? {
    let dimension = group.dimension
    func cloud(_ vector: [RealCyclotomic]) -> [[RealCyclotomic]] {
      (0..<points).map { Array(vector[($0 * dimension)..<(($0 + 1) * dimension)]) }
    }
    return try DiscontinuityWitness.search(
      for: self, size: points * dimension, segments: segments, using: &random,
      norm: { vector in
        (0..<group.order).map { DiscontinuityWitness.maximumNorm(Array(carriedBack(cloud(vector), by: $0).joined())) }
          .max()
          ?? .zero
      }, input: cloud, vector: { Array($0.joined()) })
  }
}
