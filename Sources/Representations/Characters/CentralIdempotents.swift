import ExactArithmetic
import FiniteGroups

/// The irreducible characters of a group modulo a prime, by splitting the unit of the class algebra into primitive
/// central idempotents (Burnside, Dixon, Schneider).
///
/// Let p exceed |G| and let F_p contain the roots of unity of order exp(G). Then F_p G is split semisimple and its
/// characters are those of ℂG modulo a prime ideal over p. A sum of primitive central idempotents e_χ, χ in a set V, is
/// kept as the column u = Σ_{χ∈V} (χ(1)²/|G|) ω_χ; the unit is the indicator of the identity class. Multiplication by a
/// class sum K acts on u through its values ω_χ(K), so the Krylov vectors u, Ku, K²u, … have as minimal polynomial f
/// the product of x − λ over the different values λ on V, and (f/(x − λ))(K)u is a multiple of the part of u on which
/// the value is λ. Once there are as many parts as classes, each belongs to a single character. No basis of an
/// eigenspace is ever needed.
///
/// Sources: J. D. Dixon, "High speed computation of group characters", 1967; G. J. A. Schneider, "Dixon's character
/// table algorithm revisited", 1990, doi:10.1016/S0747-7171(08)80077-6.
struct CentralIdempotents {
  /// For each irreducible character, its values modulo p on the classes.
  private(set) var characters: [[UInt32]] = []
  /// The degrees of the characters.
  private(set) var degrees: [Int] = []

  /// - Precondition: p > order, and p ≡ 1 modulo the exponent.
  /// - Throws: ``CharacterError/inconsistent(_:)`` should the classes contradict the products.
  /// - Complexity: for each class sum used order products of elements and, for each part, a product with a sparse
  ///   matrix; O(classes³) products in the field in all when few class sums separate the characters.
  init(
    of group: FiniteGroup, classes: ConjugacyClasses, field: PrimeField
  ) throws(CharacterError) {
    let count = classes.count
    var parts = [[UInt32](repeating: 0, count: count)]
    parts[0][0] = 1
    // Small classes have cheap, sparse matrices; elements of large order tell more characters apart.
    let candidates = (1..<max(1, count)).sorted {
      (classes.members[$0].count, -classes.elementOrders[$0], $0)
        < (classes.members[$1].count, -classes.elementOrders[$1], $1)
    }
    for candidate in candidates where parts.count < count {
      let matrix = ClassMatrix(ofClass: candidate, classes, in: group)
      var next: [[UInt32]] = []
      for part in parts {
        let pieces = CentralIdempotents.split(part, by: matrix, field)
        guard !pieces.isEmpty else { throw .inconsistent("a class sum has no eigenvalues") }
        next += pieces
      }
      parts = next
    }
    guard parts.count == count else {
      throw .inconsistent("\(count) classes, but \(parts.count) characters")
    }
    try normalize(parts, classes: classes, order: group.order, field)
  }

  /// The parts of u on which the class sum has its different values; empty if the values are not in the field.
  private static func split(_ part: [UInt32], by matrix: ClassMatrix, _ field: PrimeField) -> [[UInt32]] {
    // The identity coordinate of Kⁿu is Σ χ(1)²/|G| · λⁿ. The squares with the same λ add up to a number from 1 to |G|,
    // so not to 0 modulo p: the shortest recurrence of this sequence is the minimal polynomial. That it annihilates u
    // is checked.
    var krylov = [part, matrix.times(part, in: field)]
    if isMultiple(krylov[1], of: part, field) { return [part] }
    var traces = krylov.map { $0[0] }
    var polynomial: [UInt32] = []
    repeat {
      for _ in 0..<2 { krylov.append(matrix.times(krylov[krylov.count - 1], in: field)) }
      traces += krylov.suffix(2).map { $0[0] }
      polynomial = ModularPolynomial.recurrence(of: traces, in: field)
      if traces.count > 2 * part.count + 4 { return [] }
    } while traces.count < 2 * polynomial.count
      || combine(krylov, polynomial, field).contains { $0 != 0 }
    let roots = ModularPolynomial.roots(of: polynomial, in: field)
    guard roots.count == polynomial.count - 1 else { return [] }
    return roots.compactMap { root in
      let cofactor = ModularPolynomial.deflate(polynomial, root: root, in: field)
      guard let scale = field.inverse(ModularPolynomial.evaluate(cofactor, at: root, in: field)) else { return nil }
      return combine(krylov, cofactor.map { field.multiply($0, scale) }, field)
    }
  }

  private static func isMultiple(_ image: [UInt32], of part: [UInt32], _ field: PrimeField) -> Bool {
    guard let inverse = field.inverse(part[0]) else { return false }
    let scale = field.multiply(image[0], inverse)
    return part.indices.allSatisfy { field.multiply(part[$0], scale) == image[$0] }
  }

  /// Σ c_i v_i.
  private static func combine(_ vectors: [[UInt32]], _ coefficients: [UInt32], _ field: PrimeField) -> [UInt32] {
    let wrap = UInt64(field.modulus) << 32
    var sums = [UInt64](repeating: 0, count: vectors[0].count)
    sums.withUnsafeMutableBufferPointer { sums in
      for (vector, coefficient) in zip(vectors, coefficients) where coefficient != 0 {
        let factor = UInt64(coefficient)
        vector.withUnsafeBufferPointer { vector in
          for index in 0..<sums.count {
            var sum = sums[index] &+ factor &* UInt64(vector[index])
            if sum >= wrap { sum &-= wrap }
            sums[index] = sum
          }
        }
      }
    }
    return sums.map { field.reduce($0) }
  }

  /// From u = (χ(1)²/|G|) ω_χ to χ: ω_χ is 1 at the identity, so u(1)·|G| = χ(1)², which is below p.
  private mutating func normalize(
    _ parts: [[UInt32]], classes: ConjugacyClasses, order: Int, _ field: PrimeField
  ) throws(CharacterError) {
    var inverseSizes: [UInt32] = []
    for members in classes.members {
      guard let inverse = field.inverse(field.residue(members.count)) else {
        throw .inconsistent("a class has no elements")
      }
      inverseSizes.append(inverse)
    }
    for part in parts {
      let square = Int(field.multiply(part[0], field.residue(order)))
      let degree = Int(Double(square).squareRoot().rounded())
      guard degree * degree == square, degree > 0, order % degree == 0,
        let scale = field.inverse(field.residue(degree))
      else { throw .inconsistent("the degree of a character would be the root of \(square)") }
      // χ(C) = ω_χ(C) χ(1)/|C| = u(C) · |G|/(χ(1)|C|)
      let factor = field.multiply(field.residue(order), scale)
      degrees.append(degree)
      characters.append(
        part.indices.map { field.multiply(field.multiply(part[$0], factor), inverseSizes[$0]) })
    }
  }
}
