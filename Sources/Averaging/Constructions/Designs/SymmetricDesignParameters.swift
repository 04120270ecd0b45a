import ExactArithmetic
import FiniteGroups

/// The parameters (v, k, λ) of a symmetric design, and the theorems that exclude some of them.
///
/// A difference set in a group of order v gives a symmetric design with these parameters; a projective plane of order n is
/// one with (n² + n + 1, n + 1, 1).
public struct SymmetricDesignParameters: Sendable, Hashable, CustomStringConvertible {
  /// The number of points.
  public let points: Int
  /// The number of points of a block.
  public let blockSize: Int
  /// The number of blocks through two points.
  public let multiplicity: Int

  /// Parameters, possible or not.
  public init(points: Int, blockSize: Int, multiplicity: Int) {
    self.points = points
    self.blockSize = blockSize
    self.multiplicity = multiplicity
  }

  /// `"(7, 3, 1)"`.
  public var description: String { "(\(points), \(blockSize), \(multiplicity))" }

  /// The order n = k − λ.
  public var order: Int { blockSize - multiplicity }

  /// Why no symmetric design has these parameters; `nil` if the theorems known here exclude none.
  ///
  /// Counting, M. P. Schützenberger 1949 (even v), R. H. Bruck, H. J. Ryser and S. Chowla 1950 (odd v: the equation
  /// z² = n x² + (−1)^{(v−1)/2} λ y² has no solution but zero, decided by Hilbert symbols), C. W. H. Lam 1989 (order 10).
  ///
  /// - Complexity: O(√(n·λ))
  public var obstruction: String? {
    let (v, k, lambda) = (points, blockSize, multiplicity)
    guard lambda >= 1, k > lambda, v > k else { return "the parameters must satisfy 1 ≤ λ < k < v" }
    let (pairs, overflow) = k.multipliedReportingOverflow(by: k - 1)
    guard !overflow, pairs % lambda == 0, pairs / lambda == v - 1 else {
      return "k(k − 1) = λ(v − 1) fails"
    }
    let n = order
    if v.isMultiple(of: 2) {
      let root = Int(Double(n).squareRoot().rounded())
      return root * root == n ? nil : "v is even and k − λ = \(n) is no square (Schützenberger)"
    }
    let other = (v - 1) / 2 % 2 == 0 ? lambda : -lambda
    let primes = Set([2] + Divisibility.primeDivisors(n) + Divisibility.primeDivisors(lambda)).sorted()
    if let prime = primes.first(where: { SymmetricDesignParameters.hilbertSymbol(n, other, at: $0) < 0 }) {
      return "z² = \(n)x² \(other < 0 ? "−" : "+") \(lambda)y² has no solution but zero, modulo powers of \(prime) "
        + "(Bruck, Ryser and Chowla)"
    }
    if lambda == 1 && n == 10 { return "there is no projective plane of order 10 (Lam)" }
    return nil
  }

  /// The Hilbert symbol (a, b)_p: 1 if z² = ax² + by² has a solution but zero in the p-adic numbers, else −1.
  ///
  /// Source: J.-P. Serre, "A Course in Arithmetic", III, theorem 1.
  static func hilbertSymbol(_ a: Int, _ b: Int, at prime: Int) -> Int {
    func split(_ number: Int) -> (exponent: Int, unit: Int) {
      var (exponent, unit) = (0, number)
      while unit % prime == 0 { (exponent, unit) = (exponent + 1, unit / prime) }
      return (exponent, unit)
    }
    let ((alpha, u), (beta, w)) = (split(a), split(b))
    if prime == 2 {
      func epsilon(_ unit: Int) -> Int { ((unit % 4) + 4) % 4 == 3 ? 1 : 0 }
      func omega(_ unit: Int) -> Int { [3, 5].contains(((unit % 8) + 8) % 8) ? 1 : 0 }
      return (epsilon(u) * epsilon(w) + alpha * omega(w) + beta * omega(u)) % 2 == 0 ? 1 : -1
    }
    func legendre(_ unit: Int) -> Int {
      let residue = ((unit % prime) + prime) % prime
      return (1..<prime).contains { $0 * $0 % prime == residue } ? 1 : -1
    }
    var result = alpha * beta % 2 == 1 && prime % 4 == 3 ? -1 : 1
    if beta % 2 == 1 { result *= legendre(u) }
    if alpha % 2 == 1 { result *= legendre(w) }
    return result
  }
}
