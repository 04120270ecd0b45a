import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations

/// Puts what was found into the certificate format.
struct CertificateBuilder {
  private let instance: CertificationInstance
  private let functionClass: FunctionClass
  private let space: MatrixCoefficientSpace
  private let character: ClassCharacter

  init(_ facts: InstanceFacts) {
    instance = facts.instance
    functionClass = facts.functionClass
    space = facts.space
    character = facts.character
  }

  private func label(_ coefficient: MatrixCoefficient) -> Certificate.MatrixCoefficient? {
    guard case .entry(let constituent, let row, let column) = coefficient else { return nil }
    let labels = functionClass.constituents[constituent].labels
    return Certificate.MatrixCoefficient(row: labels[row], column: labels[column])
  }

  private func oneLine(_ element: Int) -> [Int] { instance.group.permutation(element).oneLine }

  /// The rank proof; `nil` unless the coefficients span all functions on the group.
  func rankProof() -> Certificate.LowerBoundProof? {
    guard space.dimension == instance.group.order else { return nil }
    return .rank(
      bound: instance.group.order, prime: Int(space.field.modulus), constant: space.basis.contains(.constant),
      coefficients: space.basis.compactMap(label))
  }

  /// The proof by the forms that vanish on few elements. Uniform schemes are convex, and the bound is that of the convex ones.
  func smallComplementProof(_ complement: SmallComplement) -> Certificate.LowerBoundProof {
    let numbers = instance.group.checkerNumbers
    let proof = Certificate.LowerBoundProof.smallComplement(
      Certificate.SmallComplementProof(
        bound: complement.size, prime: Int(space.field.modulus), constant: space.basis.contains(.constant),
        coefficients: space.basis.compactMap(label),
        basis: complement.basis.map { values in
          var numbered = values
          for (element, number) in numbers.enumerated() { numbered[number] = values[element] }
          return numbered
        }))
    guard instance.weights == .uniform else { return proof }
    return .subclass(
      Certificate.SubclassProof(functionClass: instance.certificateClass, weights: .convex, lower: [proof]))
  }

  /// The Plancherel proof for weak and strong symmetry; `nil` unless the coefficients span all functions on the group.
  func plancherelProof() -> Certificate.LowerBoundProof? {
    guard space.dimension == instance.group.order else { return nil }
    return .plancherel(
      bound: WeakLowerBound.plancherel(
        order: instance.group.order, epsilon: instance.symmetry.impliedWeakError),
      prime: Int(space.field.modulus), constant: space.basis.contains(.constant),
      coefficients: space.basis.compactMap(label))
  }

  /// The best bound for weak and strong symmetry from the character of one summand plus a constant; `nil` for affine weights.
  func positiveDefiniteProof() -> Certificate.LowerBoundProof? {
    guard instance.weights != .affine else { return nil }
    let order = Rational(instance.group.order)
    var best: (bound: Int, constant: Rational, constituent: Constituent)?
    for constituent in functionClass.constituents {
      let values = character.classes.representatives.map { constituent.trace(at: $0) }
      guard let least = values.min(), values[0] > least else { continue }
      // k = χ − min χ is not negative.
      let constant = Rational(-least)
      let atIdentity = Rational(values[0] - least)
      let total = zip(values, character.classes.sizes).reduce(Rational.zero) { $0 + Rational(($1.0 - least) * $1.1) }
      let mean = total / order
      let quotient = atIdentity / (mean + instance.symmetry.impliedWeakError * (atIdentity - mean))
      let bound = Int(exactly: quotient.ceiling) ?? 1
      if bound > best?.bound ?? 1 { best = (bound, constant, constituent) }
    }
    return best.map { best in
      .positiveDefinite(
        bound: best.bound, constant: RealCyclotomic(best.constant),
        terms: blocks(of: best.constituent).map { Certificate.BlockTerm(label: $0, coefficient: 1) })
    }
  }

  /// A label of each block of a summand, which may consist of several: the format has the trace of a block.
  private func blocks(of constituent: Constituent) -> [[Int]] {
    var isReached = [Bool](repeating: false, count: constituent.dimension)
    var labels: [[Int]] = []
    for start in 0..<constituent.dimension where !isReached[start] {
      labels.append(constituent.labels[start])
      isReached[start] = true
      var pending = [start]
      while let column = pending.popLast() {
        for generator in instance.group.generatorIndices {
          for entry in constituent.image(of: column, under: generator)
          where !isReached[entry.row] && entry.value != 0 {
            isReached[entry.row] = true
            pending.append(entry.row)
          }
        }
      }
    }
    return labels
  }

  /// The Delsarte proof; `nil` for affine weights, for which the bound is false, and when it says nothing.
  func delsarteProof(_ bound: DelsarteBound) -> Certificate.LowerBoundProof? {
    guard instance.weights != .affine, bound.size > 1 else { return nil }
    let terms = zip(character.classes.representatives, bound.coefficients).compactMap { element, coefficient in
      coefficient.isZero ? nil : Certificate.CharacterTerm(conjugacyClass: oneLine(element), coefficient: coefficient)
    }
    return .delsarte(bound: bound.size, constant: RealCyclotomic(bound.constant), terms: terms)
  }

  /// The divisibility proof; `nil` but for uniform weights, and when the divisor is 1.
  ///
  /// - Parameter other: the best bound of the other proofs, which it rounds up to a multiple of the divisor.
  func divisibilityProof(_ bound: DivisibilityBound, after other: Int) -> Certificate.LowerBoundProof? {
    guard instance.weights == .uniform, bound.divisor > 1 else { return nil }
    return .divisibility(
      bound: other.roundedUp(toMultipleOf: bound.divisor), coefficients: bound.coefficients.compactMap(label))
  }

  /// The proof that one query does not suffice; `nil` if the group acts trivially on the class.
  func nontrivialProof() -> Certificate.LowerBoundProof? {
    for (number, generator) in instance.group.generatorIndices.enumerated() {
      for constituent in functionClass.constituents {
        for column in 0..<constituent.dimension {
          let image = constituent.image(of: column, under: generator)
          if image.count != 1 || image[0].row != column || image[0].value != 1 {
            return .nontrivial(bound: 2, generator: number + 1, column: constituent.labels[column])
          }
        }
      }
    }
    return nil
  }
}

extension Certificate.Symmetry {
  init(_ kind: SymmetryNotion.Kind) {
    self =
      switch kind {
      case .exact: .exact
      case .weak: .weak
      case .strong: .strong
      }
  }
}

extension Certificate.Weights {
  init(_ weights: WeightClass) {
    self =
      switch weights {
      case .convex: .convex
      case .affine: .affine
      case .uniform: .uniform
      }
  }
}
