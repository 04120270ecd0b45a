import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

/// What is known before any search about an instance over a number field.
struct FieldFacts {
  let instance: CertificationInstance
  let functions: FieldFunctionClass
  /// Which irreducible representations occur.
  let constituents: FieldClassConstituents
  let criterion: ExactnessCriterion
  /// Whether the weights are rational: because they have to be, or because they are equal.
  let isRational: Bool

  /// - Throws: `RepresentationError` for groups without a character table.
  init(_ instance: CertificationInstance, _ functions: FieldFunctionClass) throws {
    self.instance = instance
    self.functions = functions
    isRational = instance.rationalWeights || instance.weights == .uniform
    constituents = try FieldClassConstituents(of: functions)
    criterion = ExactnessCriterion(constituents, rationalWeights: isRational)
  }

  /// The character of F as a character of the table.
  ///
  /// That of a symmetric power is found by Newton's identities: j h_j = Σ_{i=1}^{j} p_i h_{j−i}, where p_i(g) is the trace of gⁱ.
  func character() throws -> ClassFunction {
    let group = functions.group
    let values = ConjugacyClasses(of: group).representatives.map { element -> RealCyclotomic in
      if functions.isLinear { return functions.character(at: element) }
      var power = group.identity
      var traces: [RealCyclotomic] = [.zero]
      var symmetric: [RealCyclotomic] = [.one]
      for degree in 1..<(functions.degrees.upperBound + 1) {
        power = group.product(power, element)
        traces.append(functions.character(at: power))
        let sum = (1...degree).reduce(RealCyclotomic.zero) { $0 + traces[$1] * symmetric[degree - $1] }
        symmetric.append(sum.scaled(by: Rational(1, degree)))
      }
      return functions.degrees.reduce(.zero) { $0 + symmetric[$1] }
    }
    return try ClassFunction(classes: constituents.table.classes, values: values.map(\.cyclotomic))
  }
}
