public import ExactArithmetic

/// The space M(F ⊕ 1) of matrix coefficients as exact functions on the group, with a basis chosen among them.
public struct MatrixCoefficientSpace: Sendable {
  /// A basis of M(F ⊕ 1), the constant first.
  public let basis: [MatrixCoefficient]
  /// The values of the basis functions on the group.
  public let basisValues: [[Int]]
  /// The prime modulo which the basis is independent.
  public let field: PrimeField
  /// Distinct matrix coefficients outside the basis, as they were met; empty when the basis spans all functions.
  public let others: [MatrixCoefficient]
  /// Whether it was verified over ℚ that all coefficients are combinations of the basis. `false` only for classes beyond
  /// ``verificationLimit``, where the search for a basis ends at the dimension that the caller knows.
  public let isVerified: Bool

  /// The number of exact operations up to which the dimension is verified over ℚ.
  public static let verificationLimit = 4_000_000

  /// dim M(F ⊕ 1).
  public var dimension: Int { basis.count }

  /// Collects matrix coefficients, large constituents first, until they span all functions or none is left.
  ///
  /// Independence is proved modulo a prime; that no more are independent, by exact elimination over ℚ. An unlucky prime
  /// (the rank modulo it is too low) is found by that elimination and replaced by the next one.
  ///
  /// - Parameters:
  ///   - functionClass: the class F.
  ///   - dimension: dim M(F ⊕ 1) from elsewhere (the characters). It is not used while the whole list of coefficients is
  ///     small enough to be verified, so that both ways stay independent; beyond that the collection stops there.
  /// - Complexity: O(Σ dim² · order · dimension) word operations over the constituents
  public init(of functionClass: FunctionClass, dimension: Int) {
    let order = functionClass.group.order
    let count = functionClass.constituents.reduce(0) { $0 + $1.dimension * $1.dimension }
    let target = count * order > MatrixCoefficientSpace.verificationLimit ? dimension : order
    var selection = CoefficientSelection(functionClass, field: .largest, target: target)
    var verification = selection.verification
    // No matrix with entries of 64 bits is unlucky for eight such primes and small enough to be here.
    for field in PrimeField.descending.prefix(8).dropFirst() where verification == .refuted {
      selection = CoefficientSelection(functionClass, field: field, target: target)
      verification = selection.verification
    }
    field = selection.field
    basis = selection.basis
    basisValues = selection.basisValues
    others = selection.others
    isVerified = verification == .verified
  }
}

/// A basis of M(F ⊕ 1) modulo one prime.
private struct CoefficientSelection {
  enum Verification {
    case verified, refuted, tooLarge
  }

  let field: PrimeField
  private var space: ModularRowSpace
  private var seen: Set<[Int]> = []
  private(set) var basis: [MatrixCoefficient] = []
  private(set) var basisValues: [[Int]] = []
  private(set) var others: [MatrixCoefficient] = []
  private var otherValues: [[Int]] = []
  private let order: Int
  private let target: Int

  init(_ functionClass: FunctionClass, field: PrimeField, target: Int) {
    self.target = target
    self.field = field
    order = functionClass.group.order
    space = ModularRowSpace(field: field, columnCount: order)
    collect(functionClass)
    if space.rank == order {
      others = []
      otherValues = []
    }
  }

  private mutating func collect(_ functionClass: FunctionClass) {
    consider(.constant, in: functionClass)
    let constituents = functionClass.constituents
    for index in constituents.indices.sorted(by: { constituents[$0].dimension > constituents[$1].dimension }) {
      let dimension = constituents[index].dimension
      let count = dimension * dimension
      // The first column in order (a free orbit gives a permutation matrix there); the rest in order too where all are
      // verified, but in long strides where the collection may end early: neighbours tend to be dependent.
      let stride = target == order ? 1 : CoefficientSelection.stride(for: count)
      for step in 0..<(dimension + count) {
        let position = step < dimension ? step : (step - dimension) * stride % count
        consider(.entry(constituent: index, row: position % dimension, column: position / dimension), in: functionClass)
        if space.rank == target { return }
      }
    }
  }

  /// A number near the golden section of `count` that has no divisor in common with it, so that its multiples meet every
  /// residue once.
  private static func stride(for count: Int) -> Int {
    var candidate = max(1, Int(Double(count) * 0.618))
    while Divisibility.greatestCommonDivisor(candidate, count) != 1 { candidate += 1 }
    return candidate
  }

  private mutating func consider(_ coefficient: MatrixCoefficient, in functionClass: FunctionClass) {
    let values = functionClass.values(of: coefficient)
    guard values.contains(where: { $0 != 0 }), target < order || seen.insert(values).inserted else { return }
    if space.insert(values.map { field.residue($0) }) {
      basis.append(coefficient)
      basisValues.append(values)
    } else if target == order {
      others.append(coefficient)
      otherValues.append(values)
    }
  }

  /// Whether the basis spans all coefficients over ℚ too.
  var verification: Verification {
    if basis.count == order { return .verified }
    if target < order { return basis.count == target ? .tooLarge : .refuted }
    let count = basis.count + others.count
    if count * basis.count * order > MatrixCoefficientSpace.verificationLimit { return .tooLarge }
    let all = Matrix(rows: basisValues + otherValues, columnCount: order).mapEntries { Rational($0) }
    return all.reducedRowEchelonForm().rank == basis.count ? .verified : .refuted
  }
}
