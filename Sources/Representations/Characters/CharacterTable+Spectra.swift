import ExactArithmetic

extension CharacterTable {
  /// The eigenvalue multiplicities of the elements of a class in an irreducible representation.
  ///
  /// - Complexity: O(n²) machine operations, n the order of the elements
  public func spectrum(of irreducible: Int, at number: Int) -> Spectrum {
    spectrum(constituents: [(irreducible, 1)], at: number)
  }

  /// The eigenvalue multiplicities of the elements of a class in a representation.
  ///
  /// - Parameters:
  ///   - multiplicities: how often each irreducible representation occurs; see ``multiplicities(of:)``.
  ///   - number: the class.
  /// - Complexity: O(n · constituents + n²) machine operations, n the order of the elements
  public func spectrum(multiplicities: [Int], at number: Int) -> Spectrum {
    spectrum(constituents: multiplicities.enumerated().filter { $1 != 0 }.map { ($0, $1) }, at: number)
  }

  private func spectrum(constituents: [(irreducible: Int, multiplicity: Int)], at number: Int) -> Spectrum {
    let order = classes.elementOrders[number]
    let powers = (0..<order).map { classes.power(ofClass: number, $0) }
    if splitting.order % order == 0 {
      let field = splitting.field
      var values = [UInt32](repeating: 0, count: order)
      for (irreducible, multiplicity) in constituents {
        let row = residues(of: irreducible)
        let scale = UInt64(field.residue(multiplicity))
        for (index, power) in powers.enumerated() {
          values[index] = field.reduce(UInt64(values[index]) + scale * UInt64(row[row.startIndex + power]))
        }
      }
      return RootSums(order: order, splitting).spectrum(of: values)
    }
    // All values are integers: the multiplicity of ζ^s is (1/n) Σ_d χ(g^d) c_{n/d}(s), d over the divisors of n and c
    // Ramanujan's sum, and depends on gcd(s, n) only.
    let values = powers.map { power in
      constituents.reduce(0) { sum, constituent in
        sum + constituent.multiplicity * (value(of: constituent.irreducible, at: power).rational?.asInt ?? 0)
      }
    }
    let divisors = (1...order).filter { order % $0 == 0 }
    var multiplicities = [Int](repeating: 0, count: order)
    for divisor in divisors {
      let sum = divisors.reduce(0) { sum, power in
        sum + values[power % order] * CharacterTable.ramanujanSum(order / power, divisor)
      }
      for multiple in stride(from: divisor, through: order, by: divisor)
      where Divisibility.greatestCommonDivisor(multiple, order) == divisor {
        multiplicities[multiple % order] = sum / order
      }
    }
    return Spectrum(multiplicities: multiplicities)
  }

  /// The character of the determinant of a representation: a linear character.
  ///
  /// - Throws: what ``multiplicities(of:)`` throws.
  public func determinant(of character: ClassFunction) throws(CharacterError) -> ClassFunction {
    let multiplicities = try multiplicities(of: character)
    return ClassFunction(
      classes: classes,
      unchecked: (0..<count).map { number in
        let spectrum = spectrum(multiplicities: multiplicities, at: number)
        return Cyclotomic.rootOfUnity(order: spectrum.order, exponent: spectrum.determinantExponent)
      })
  }

  /// c_q(s): the sum of the s-th powers of the primitive q-th roots of unity, μ(q/d) φ(q)/φ(q/d) with d = gcd(q, s).
  private static func ramanujanSum(_ q: Int, _ s: Int) -> Int {
    let quotient = q / Divisibility.greatestCommonDivisor(q, s)
    let primes = Divisibility.primeDivisors(quotient)
    guard primes.reduce(1, *) == quotient else { return 0 }
    let sign = primes.count % 2 == 0 ? 1 : -1
    return sign * Divisibility.totient(q) / Divisibility.totient(quotient)
  }
}
