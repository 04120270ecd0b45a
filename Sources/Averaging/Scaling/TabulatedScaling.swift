import ExactArithmetic
import FiniteGroups
import Representations

/// A group of the experiment with the irreducible matrices of all its elements, for the constructions that take them.
struct TabulatedScaling {
  private let problem: SchemeProblem

  /// Tabulates.
  ///
  /// - Throws: what cannot be enumerated, decomposed or tabulated.
  /// - Complexity: that of the character table and the irreducible matrices
  init(_ instance: some ScalingInstance) throws {
    let description = try GroupDescription(instance.group)
    let group = try description.enumerated()
    // Retargeted for every ε.
    let target = SymmetryNotion.weak(Rational(1, 2))
    if instance.functionClass == "regular" {
      problem = try SchemeProblem(regularOf: group, target: target)
    } else {
      let action = try description.action(try ActionSpecification("natural"), of: group)
      let specification = try FunctionClassSpecification(instance.functionClass)
      problem = try SchemeProblem(
        try FunctionClass(specification, group: group, action: action), target: target)
    }
  }

  /// The scheme of a construction.
  func outcome(
    _ construction: ScalingConstruction, epsilon: Rational, using random: inout some RandomNumberGenerator
  ) -> ScalingOutcome {
    do {
      let result = try TabulatedScaling.method(construction).scheme(
        for: problem.retargeted(to: .weak(epsilon)), using: &random)
      guard result.reachesTarget else {
        return .refused(
          ScalingRefusal(
            .notReached, "\(construction.rawValue) ended with a weak error up to \(result.weakError.upper)"))
      }
      return .found(size: result.scheme.size, error: result.weakError)
    } catch {
      return .refused(ScalingRefusal(.notReached, "\(error)"))
    }
  }

  /// The construction with settings for many searches in a row.
  private static func method(_ construction: ScalingConstruction) throws -> any SchemeConstruction {
    construction == .search
      ? LocalSearchConstruction(steps: 1_000, restarts: 2)
      : try SchemeConstructions.named(construction.rawValue)
  }
}
