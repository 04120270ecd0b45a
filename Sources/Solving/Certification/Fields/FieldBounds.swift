import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations

/// The lower bounds over a number field that need no search, with their proofs. They hold for real weights, and so for rational ones.
struct FieldBounds {
  /// The Delsarte bound, where it applies.
  let delsarte: Int?
  /// What the proof establishes.
  let lower: Int
  /// The simplest proof of the best bound.
  private let proof: Certificate.LowerBoundProof?
  private let weights: WeightClass

  /// - Throws: `RepresentationError` for classes that are too large.
  init(_ facts: FieldFacts) throws {
    weights = facts.instance.weights
    let delsarteProof = try FieldBounds.delsarteProof(facts)
    delsarte = delsarteProof?.bound
    let candidates = [try FieldBounds.rankProof(facts), delsarteProof, FieldBounds.nontrivialProof(facts)]
      .compactMap { $0 }
    lower = candidates.map(\.bound).max() ?? 1
    let strongest = lower
    proof = candidates.first { $0.bound == strongest }
  }

  /// The proofs of a certificate: see ``ProvedBounds/proofs(_:of:with:reaching:weights:)``.
  func proofs(with found: [Certificate.LowerBoundProof], reaching proved: Int) -> [Certificate.LowerBoundProof] {
    ProvedBounds.proofs(proof.map { [$0] } ?? [], of: lower, with: found, reaching: proved, weights: weights)
  }

  /// As many independent coefficients as the group has elements; where that is a prime, fewer prove as much as they are.
  private static func rankProof(_ facts: FieldFacts) throws -> Certificate.LowerBoundProof? {
    let order = facts.functions.group.order
    let dimension = facts.constituents.dimension(upTo: .max)
    guard dimension == order || dimension > 1 && Divisibility.primeDivisors(order) == [order] else { return nil }
    let table = try CoefficientTable<RealCyclotomic>(of: facts.functions)
    return .rank(
      bound: dimension, prime: Int(table.field.modulus), constant: table.labels.contains(.constant),
      coefficients: table.labels.compactMap { label in
        guard case .entry(let row, let column) = label else { return nil }
        return Certificate.MatrixCoefficient(row: row, column: column)
      })
  }

  /// A coordinate that a generator moves.
  private static func nontrivialProof(_ facts: FieldFacts) -> Certificate.LowerBoundProof? {
    let functions = facts.functions
    guard functions.degrees.contains(1) else { return nil }
    for (number, generator) in functions.group.generatorIndices.enumerated() {
      let matrix = functions.matrix(of: generator)
      let unit = Matrix<RealCyclotomic>.identity(matrix.columnCount)
      for column in 0..<matrix.columnCount {
        if (0..<matrix.rowCount).contains(where: { matrix[$0, column] != unit[$0, column] }) {
          let label = functions.isLinear ? [column + 1] : (0..<matrix.rowCount).map { $0 == column ? 1 : 0 }
          return .nontrivial(bound: 2, generator: number + 1, column: label)
        }
      }
    }
    return nil
  }

  /// The best function of the linear program, in terms of the translates of the character of F.
  ///
  /// For θ_C(g) = Σ_{h∈C} χ(hg) and a_C = Σ_π c_π d_π² χ̄_π(C) / (m_π |G|) over π ≠ 1 of multiplicity m_π in F, orthogonality of the
  /// columns gives Σ_C a_C θ_C = Σ_{π≠1} c_π d_π χ_π.
  private static func delsarteProof(_ facts: FieldFacts) throws -> Certificate.LowerBoundProof? {
    guard facts.instance.weights != .affine else { return nil }
    let table = facts.constituents.table
    let occurring = OccurringIrreducibles(rows: facts.constituents.occurring, of: table)
    guard let function = DelsarteFunction(occurring, epsilon: .zero), let bound = Int(exactly: function.value.ceiling),
      bound > 1
    else { return nil }
    let multiplicities = try table.multiplicities(of: try facts.character())
    let group = facts.functions.group
    let representatives = ConjugacyClasses(of: group).representatives
    var terms: [Certificate.CharacterTerm] = []
    for (number, element) in representatives.enumerated() {
      var sum = Cyclotomic.zero
      for row in occurring.rows where !function.coefficients[row].isZero {
        let degree = table.degrees[row]
        sum +=
          (function.coefficients[row].cyclotomic * table.value(of: row, at: number).conjugate)
          .scaled(by: Rational(degree * degree, multiplicities[row] * group.order))
      }
      // Conjugate representations have equal coefficients.
      guard let coefficient = RealCyclotomic(sum) else { return nil }
      if !coefficient.isZero {
        terms.append(
          Certificate.CharacterTerm(
            conjugacyClass: group.permutation(element).oneLine, coefficient: coefficient))
      }
    }
    let constant = function.coefficients[occurring.trivialRow]
    let conductors = ([constant] + terms.map(\.coefficient)).map(\.conductor)
    let conductor = conductors.reduce(facts.functions.conductor) { Divisibility.leastCommonMultiple($0, $1) }
    guard conductor <= Certificate.largestConductor else { return nil }
    return .delsarte(bound: bound, constant: constant, terms: terms)
  }
}
