import ExactArithmetic
import FiniteGroups
import Representations

/// The eigenvalues of every element in a representation, from its character by the definition: ζˢ occurs
/// (1/n) Σ_a χ(gᵃ) ζ^(−as) times for g of order n and ζ = exp(2πi/n).
///
/// Claims about thresholds are judged by it: powers of elements are products in the group, symmetric powers come from the
/// eigenvalues, tensor powers from pointwise products.
struct CharacterEigenvalues {
  let table: CharacterTable
  /// The character on the classes.
  let values: [Cyclotomic]
  /// For each class the order of its elements and the exponents of their eigenvalues, with repetitions.
  let spectra: [(order: Int, exponents: [Int])]

  /// - Throws: ``InstanceError`` where a multiplicity is no natural number.
  init(_ character: ClassFunction, _ setting: Setting) throws {
    table = try setting.characterTable()
    values = character.values
    let group = setting.group
    let classes = setting.classes
    spectra = try classes.representatives.map { element in
      var powers = [group.identity]
      while true {
        let next = group.product(powers[powers.count - 1], element)
        if next == group.identity { break }
        powers.append(next)
      }
      let order = powers.count
      var exponents: [Int] = []
      for exponent in 0..<order {
        var sum = Cyclotomic.zero
        for (a, power) in powers.enumerated() {
          sum += character.values[classes.classOf[power]] * .rootOfUnity(order: order, exponent: -a * exponent)
        }
        guard let count = sum.scaled(by: Rational(1, order)).rational?.asInt, count >= 0 else {
          throw InstanceError("the class function is no character")
        }
        exponents += Array(repeating: exponent, count: count)
      }
      return (order, exponents)
    }
  }

  /// dim ρ.
  var dimension: Int { spectra[0].exponents.count }

  /// Whether only the identity has the eigenvalue 1 alone.
  var isFaithful: Bool { spectra.dropFirst().allSatisfy { $0.exponents.contains { $0 != 0 } } }

  /// M_λ for every eigenvalue λ, the largest multiplicity of λ in one element.
  var largestMultiplicities: [Int] {
    let exponent = spectra.reduce(1) { Divisibility.leastCommonMultiple($0, $1.order) }
    var largest = [Int](repeating: 0, count: exponent)
    for (order, exponents) in spectra {
      for value in Set(exponents) {
        let place = value * (exponent / order)
        largest[place] = max(largest[place], exponents.count { $0 == value })
      }
    }
    return largest.filter { $0 > 0 }
  }

  /// The characters of Sym⁰ρ, …, Symᴷρ: the coefficients of Π 1/(1 − λt) for each class.
  func symmetricPowers(upTo degree: Int) -> [[Cyclotomic]] {
    let series = spectra.map { order, exponents in
      var coefficients = [Cyclotomic](repeating: 0, count: degree + 1)
      coefficients[0] = 1
      for exponent in exponents {
        let root = Cyclotomic.rootOfUnity(order: order, exponent: exponent)
        for k in stride(from: 1, through: degree, by: 1) { coefficients[k] += root * coefficients[k - 1] }
      }
      return coefficients
    }
    return (0...degree).map { k in series.map { $0[k] } }
  }

  /// How often each irreducible character occurs in a character.
  ///
  /// - Throws: ``InstanceError`` where that is no whole number.
  func multiplicities(of values: [Cyclotomic]) throws -> [Int] {
    let function = try ClassFunction(classes: table.classes, values: values)
    return try (0..<table.count).map { row in
      guard let count = function.innerProduct(with: table.irreducible(row)).rational?.asInt else {
        throw InstanceError("the class function is no character")
      }
      return count
    }
  }

  /// For each irreducible character, the least degree up to a limit in whose power it occurs; the limit + 1 if there is none.
  func firstDegrees(in powers: [[Cyclotomic]]) throws -> [Int] {
    var first = [Int](repeating: powers.count, count: table.count)
    for (degree, values) in powers.enumerated() where first.contains(powers.count) {
      for (row, count) in try multiplicities(of: values).enumerated() where count > 0 {
        first[row] = min(first[row], degree)
      }
    }
    return first
  }

  /// The characters of ρ^{⊗0}, …, ρ^{⊗K}.
  func tensorPowers(upTo degree: Int) -> [[Cyclotomic]] {
    var powers = [[Cyclotomic](repeating: 1, count: values.count)]
    for _ in 0..<degree { powers.append(zip(powers[powers.count - 1], values).map { $0 * $1 }) }
    return powers
  }
}
