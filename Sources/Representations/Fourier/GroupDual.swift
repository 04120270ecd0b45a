public import ExactArithmetic

/// A family of irreducible unitary representations of one group, for which Fourier transforms are computed.
///
/// Elements are whatever the family can evaluate: indices of an enumerated group, permutations of any degree.
public protocol GroupDual<Element>: Sendable {
  /// What the elements of the group are.
  associatedtype Element

  /// The dimensions of the representations.
  var dimensions: [Int] { get }

  /// The place of the trivial representation, or `nil` if it is not in the family.
  var trivialIndex: Int? { get }

  /// The transform of the function with the given values on the given elements, and zero elsewhere; values of repeated
  /// elements add up.
  ///
  /// The error bounds of the blocks take the weights as exact.
  func transform(_ weights: [(element: Element, weight: Double)]) -> FourierTransform

  /// The weak error of a scheme on the function classes in which the nontrivial irreducibles of this family occur.
  ///
  /// - Parameters:
  ///   - weights: the elements of the scheme and their weights, which should sum to 1.
  ///   - weightError: a bound for Σ|given − true weight|, since 1/3 is no double.
  func weakError(of weights: [(element: Element, weight: Double)], weightError: Double) -> NormEnclosure
}

extension GroupDual {
  /// The largest squared norm of the nontrivial blocks of the transform.
  ///
  /// - Complexity: that of the transform, and O(Σd³)
  public func weakError(of weights: [(element: Element, weight: Double)], weightError: Double) -> NormEnclosure {
    let transform = transform(weights)
    let blocks = transform.blocks.map {
      FourierTransform.Block(
        $0.matrix, normError: weightError == 0 ? $0.normError : Rounding.up($0.normError + weightError))
    }
    return FourierTransform(blocks: blocks, trivialIndex: transform.trivialIndex).weakError
  }

  /// The weak error of a scheme whose weights are doubles exactly.
  ///
  /// - Complexity: as ``weakError(of:weightError:)``
  public func weakError(of weights: [(element: Element, weight: Double)]) -> NormEnclosure {
    weakError(of: weights, weightError: 0)
  }

  /// The weak error of a scheme with exact weights; what rounding them to doubles loses is part of the enclosure.
  ///
  /// - Complexity: as ``weakError(of:weightError:)``
  public func weakError(of scheme: [(element: Element, weight: Rational)]) -> NormEnclosure {
    let rounded = RoundedWeights(scheme.map(\.weight))
    return weakError(
      of: zip(scheme, rounded.values).map { ($0.element, $1) }, weightError: rounded.error)
  }
}

/// An irreducible (or any) unitary representation that can be evaluated on elements.
public protocol UnitaryRepresentation<Element>: Sendable {
  /// What the elements of the group are.
  associatedtype Element

  /// The size of the matrices.
  var dimension: Int { get }

  /// A bound for the operator norm of (computed − exact) matrix, for every element.
  var evaluationError: Double { get }

  /// Adds `weight · π(element)` to a matrix.
  func accumulate(_ weight: Double, _ element: Element, into matrix: inout ComplexMatrix)
}

/// A family of representations, each evaluated on its own: sparse transforms cost O(support · Σd²).
public struct EvaluatedDual<Representation: UnitaryRepresentation>: GroupDual {
  /// The representations.
  public let representations: [Representation]
  /// The place of the trivial representation, or `nil` if it is not in the family.
  public let trivialIndex: Int?

  /// A family of pairwise inequivalent irreducible representations of one group.
  ///
  /// - Precondition: `trivialIndex` is `nil` or the index of a representation of dimension 1.
  public init(_ representations: [Representation], trivialIndex: Int?) {
    precondition(
      trivialIndex.map { representations.indices.contains($0) && representations[$0].dimension == 1 } ?? true,
      "the trivial representation has dimension 1")
    self.representations = representations
    self.trivialIndex = trivialIndex
  }

  /// The dimensions of the representations.
  public var dimensions: [Int] { representations.map(\.dimension) }

  /// The transform of a function with small support.
  ///
  /// - Complexity: O(support · Σd²) and what the evaluations cost
  public func transform(_ weights: [(element: Representation.Element, weight: Double)]) -> FourierTransform {
    let total = Rounding.up(sum: weights.reduce(0) { $0 + $1.weight.magnitude }, roundings: weights.count)
    let blocks = representations.map { representation -> FourierTransform.Block in
      let dimension = representation.dimension
      var sum = ComplexMatrix(rowCount: dimension, columnCount: dimension)
      for (element, weight) in weights { representation.accumulate(weight, element, into: &sum) }
      // A product and at most k additions for every entry: Frobenius norm at most γ·√d·Σ|ω|, of each plane.
      let rounding = 2 * Rounding.gamma(weights.count + 2) * (Double(dimension).squareRoot() + 1)
      let error = (representation.evaluationError * (1 + rounding) + rounding) * total * (1 + 0x1p-20)
      return FourierTransform.Block(sum.adjoint, normError: error + Rounding.underflow)
    }
    return FourierTransform(blocks: blocks, trivialIndex: trivialIndex)
  }
}
