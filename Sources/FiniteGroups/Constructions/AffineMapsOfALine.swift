import BigInt
import ExactArithmetic

/// Groups of maps x ↦ rx + b of the integers modulo n: C_n ⋊ C_m and the holomorph of C_n.
struct CyclicExtension: NamedConstruction {
  /// The order of the normal factor, at least 2.
  let n: Int
  /// The order of the complement.
  let m: Int
  /// The generator of the complement acts as multiplication by r, and rᵐ = 1.
  let r: Int
  /// Whether the name needs r.
  private let isDefault: Bool

  /// C_n ⋊ C_m, acting by `multiplier`; without it, faithfully, if there is only one way.
  init(_ n: Int, by m: Int, multiplier: Int? = nil, text: String? = nil) throws(GroupError) {
    let text = text ?? "C\(n):C\(m)"
    let limit = Permutation.maximumDegree
    guard n >= 2, m >= 1 else { throw .unknownGroup(text, hint: "Cn:Cm takes n ≥ 2 and m ≥ 1, such as C7:C3") }
    guard n <= limit, m <= limit else { throw .degreeTooLarge(max(n, m), limit: limit) }
    let faithful = (1..<n).filter { CyclicExtension.powers(of: $0, modulo: n, order: m).isPrimitive }
    // All elements of order m lie in one cyclic group: the choice does not change the group.
    let isUnique = faithful.first.map { first in
      var powers: Set<Int> = []
      var power = 1
      repeat {
        powers.insert(power)
        power = power * first % n
      } while power != 1
      return faithful.allSatisfy(powers.contains)
    }
    if let multiplier {
      guard CyclicExtension.powers(of: multiplier, modulo: n, order: m).isRoot else {
        throw .unknownGroup(text, hint: "Cn:Cm@r needs r^m = 1 modulo n; \(multiplier)^\(m) is not 1 modulo \(n)")
      }
      r = multiplier % n
    } else if isUnique == true {
      r = faithful[0]
    } else {
      let choices = faithful.prefix(4).map { "C\(n):C\(m)@\($0)" }.joined(separator: ", ")
      throw .unknownGroup(
        text,
        hint: faithful.isEmpty
          ? "no number has multiplicative order \(m) modulo \(n), so C\(m) does not act faithfully on C\(n); Cn:Cm@r takes any r with r^m = 1 modulo n"
          : "C\(m) acts faithfully on C\(n) in several ways; write the multiplier, such as \(choices)")
    }
    isDefault = isUnique == true && r == faithful[0]
    (self.n, self.m) = (n, m)
  }

  /// Whether rᵐ = 1, and whether no smaller power is 1.
  private static func powers(of r: Int, modulo n: Int, order m: Int) -> (isRoot: Bool, isPrimitive: Bool) {
    func power(_ exponent: Int) -> Int {
      var (base, exponent, result) = (r % n, exponent, 1 % n)
      while exponent > 0 {
        if exponent % 2 == 1 { result = result * base % n }
        (base, exponent) = (base * base % n, exponent / 2)
      }
      return result
    }
    guard power(m) == 1 % n else { return (false, false) }
    var (rest, divisor, isPrimitive) = (m, 2, true)
    while rest > 1 {
      if divisor * divisor > rest { divisor = rest }
      if rest % divisor == 0 {
        isPrimitive = isPrimitive && power(m / divisor) != 1 % n
        rest /= divisor
      } else {
        divisor += 1
      }
    }
    return (true, isPrimitive)
  }

  private var isFaithful: Bool { CyclicExtension.powers(of: r, modulo: n, order: m).isPrimitive }

  var degree: Int { isFaithful ? n : n + m }
  var order: BigInt { BigInt(n) * BigInt(m) }
  var description: String { isDefault ? "C\(n):C\(m)" : "C\(n):C\(m)@\(r)" }

  func generators() -> [Permutation] {
    [
      Permutation(points: degree) { $0 < n ? ($0 + 1) % n : $0 },
      Permutation(points: degree) { $0 < n ? $0 * r % n : n + ($0 - n + 1) % m },
    ]
  }
}

/// The holomorph of C_n: all maps x ↦ rx + b with r a unit modulo n.
struct CyclicHolomorph: NamedConstruction {
  let n: Int

  init(_ n: Int) throws(GroupError) {
    guard n >= 1 else { throw .unknownGroup("Hol(C\(n))", hint: "Hol(Cn) takes n from 1 on") }
    guard n <= Permutation.maximumDegree else { throw .degreeTooLarge(n, limit: Permutation.maximumDegree) }
    self.n = n
  }

  var degree: Int { n }
  var order: BigInt { BigInt(n) * BigInt(Divisibility.totient(n)) }
  var description: String { "Hol(C\(n))" }

  private var units: [Int] {
    (1...n).filter { Divisibility.greatestCommonDivisor($0, n) == 1 }
  }

  func generators() -> [Permutation] {
    // The least units that are not products of smaller ones.
    var reached: Set<Int> = [1 % n]
    var chosen: [Int] = []
    for unit in units where !reached.contains(unit % n) {
      chosen.append(unit)
      var power = unit
      let before = reached
      while power != 1 % n {
        for element in before { reached.insert(element * power % n) }
        power = power * unit % n
      }
    }
    return [Permutation(points: n) { ($0 + 1) % n }] + chosen.map { unit in Permutation(points: n) { $0 * unit % n } }
  }
}

/// F_q ⋊ C_m: the maps x ↦ rx + b of a finite field with rᵐ = 1; a Frobenius group if m > 1.
struct FrobeniusGroup: NamedConstruction {
  let q: PrimePower
  let m: Int

  init(_ q: Int, by m: Int) throws(GroupError) {
    let text = "\(q):\(m)"
    self.q = try PrimePower(q, in: text)
    guard m >= 1, (q - 1) % m == 0 else {
      throw .unknownGroup(
        text, hint: "q:m takes a divisor m of q − 1, such as \(q):\(q - 1); \(m) does not divide \(q - 1)")
    }
    self.m = m
  }

  var degree: Int { q.value }
  var order: BigInt { BigInt(q.value) * BigInt(m) }
  var description: String { "\(q.value):\(m)" }

  func generators() -> [Permutation] {
    let field = FiniteField(q)
    let root = field.power(field.primitiveElement, (q.value - 1) / m)
    return field.basis.map { vector in Permutation(points: q.value) { field.sum($0, vector) } }
      + [Permutation(points: q.value) { field.product(root, $0) }]
  }
}
