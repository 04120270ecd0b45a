import ExactArithmetic
import Foundation
import Representations

/// The method of conditional expectations for the matrix Chernoff bound: never worse than a random sample.
///
/// With S = Σ π(gᵢ) for the elements chosen so far the potential is Φ = Σ_π Σᵢ 2cosh(θσᵢ(S_π)), θ = artanh √ε. By the
/// inequality of Golden and Thompson one more element g costs Φ(S + π(g)) ≤ cosh θ·Φ(S) + sinh θ·Σ_π 2 Re
/// tr(sinh(θS)·π(g)*), where sinh acts on the singular values. The second term is linear in π(g) and its mean over the
/// group vanishes, so the least one is at most 0. Hence Φ ≤ 2D·coshⁿθ after n steps, which keeps all singular values
/// at most n√ε as soon as 2D·exp(−n·KL((1+√ε)/2 ‖ 1/2)) ≤ 1.
///
/// It stops as soon as the target is reached, and returns the whole group when that is not larger.
///
/// Sources: A. Wigderson & D. Xiao, "Derandomizing the Ahlswede–Winter matrix-valued Chernoff bound", 2008;
/// `mathematics.md` §4.
public struct DerandomizedConstruction: SchemeConstruction {
  /// `"derandomized"`.
  public var name: String { "derandomized" }
  /// The size.
  public var guarantee: String {
    """
    weak(ε) with at most min(|G|, ⌈ln(2D)/KL((1+√ε)/2 ‖ 1/2)⌉) elements, without chance \
    (pessimistic estimators, Wigderson & Xiao 2008)
    """
  }
  /// Convex: elements may be chosen repeatedly.
  public var weightClass: WeightClass { .convex }

  /// The construction; there is nothing to choose.
  public init() {}

  /// Chooses elements one by one; no random number is drawn.
  ///
  /// - Complexity: O(size · (order · Σd² + Σd³))
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let bound = problem.guaranteedSize
    let epsilon = problem.target.sufficientWeakError
    var walk = PotentialWalk(problem, epsilon: epsilon.approximation)
    while walk.size < bound {
      walk.step()
      // The guide says when a verification is worth its price; at the guaranteed size the proof says so.
      if walk.weakError <= epsilon.approximation * (1 + 1e-12) || walk.size == bound {
        let result = ConstructedScheme(
          RandomSample.scheme(walk.counts, total: walk.size), for: problem, construction: name,
          elementsExamined: walk.size * problem.group.order, guaranteedSize: bound)
        if result.reachesTarget { return result }
      }
    }
    return ConstructedScheme(
      .wholeGroup(problem.group, weightClass: .convex), for: problem, construction: name,
      elementsExamined: walk.size * problem.group.order, guaranteedSize: bound)
  }
}

/// The elements chosen so far, and the sums of their matrices.
struct PotentialWalk {
  private let guide: FourierGuide
  private let theta: Double
  private(set) var sums: [Double]
  private(set) var counts: [Int: Int] = [:]
  private(set) var size = 0

  init(_ problem: SchemeProblem, epsilon: Double) {
    guide = problem.guide
    theta = atanh(min(max(epsilon, 1e-12).squareRoot(), 1 - 1e-12))
    sums = Array(repeating: 0, count: problem.guide.width)
  }

  /// The weak error of the elements so far, in floating point.
  var weakError: Double {
    let norm = guide.weakError(of: sums).squareRoot() / Double(max(1, size))
    return norm * norm
  }

  /// Adds the element with the least bound of the potential; the identity first.
  mutating func step() {
    let products = guide.products(with: gradient)
    var best = 0
    for element in products.indices where products[element] < products[best] - 1e-12 { best = element }
    guide.add(1, best, to: &sums)
    counts[best, default: 0] += 1
    size += 1
  }

  /// Σ sinh(θσᵢ)uᵢvᵢᵀ for each block of the sums, weighted by the multiplicities, up to a common factor that keeps it
  /// finite.
  private var gradient: [Double] {
    var spectra: [(values: [Double], vectors: RealMatrix, matrix: RealMatrix)] = []
    var largest = 0.0
    for block in guide.blocks {
      let matrix = guide.matrix(block, of: sums)
      let gram = SymmetricEigenDecomposition(matrix.transposed * matrix)
      let values = gram.values.map { max(0, $0).squareRoot() }
      largest = max(largest, values.last ?? 0)
      spectra.append((values, gram.vectorRows, matrix))
    }
    var result: [Double] = []
    result.reserveCapacity(guide.width)
    for (block, spectrum) in zip(guide.blocks, spectra) {
      // S·f(SᵀS) with f(σ²) = sinh(θσ)/σ.
      let factors = spectrum.values.map { value -> Double in
        value < 1e-9
          ? theta * exp(-theta * largest)
          : (exp(theta * (value - largest)) - exp(-theta * (value + largest))) / (2 * value)
      }
      var scaled = spectrum.vectors
      for row in 0..<block.size {
        for column in 0..<block.size { scaled[row, column] *= factors[row] }
      }
      let matrix = spectrum.matrix * (spectrum.vectors.transposed * scaled)
      result += matrix.entries.map { block.multiplicity * $0 }
    }
    return result
  }
}
