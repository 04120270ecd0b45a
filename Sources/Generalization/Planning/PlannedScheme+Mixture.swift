import Averaging
import ExactArithmetic
import FiniteGroups

extension PlannedFunctions {
  /// The scheme with the operator cI + (1 − c)E′, E′ a translate of the operator E of a scheme: moved so that its heaviest element is the identity, which
  /// then carries c as well. The size stays what it is, and so does the weak error of E′.
  ///
  /// - Precondition: `0 <= factor <= 1`.
  /// - Throws: ``PlanError/construction(_:)`` if the mixture cannot be verified.
  /// - Complexity: that of the verification of a scheme
  func mixture(of part: PlannedScheme, keeping factor: Rational) throws(PlanError) -> (
    moved: PlannedScheme, mixed: PlannedScheme
  ) {
    guard let first = part.scheme.entries.first else { return (part, part) }
    let heaviest = part.scheme.entries.dropFirst().reduce(first) { $1.weight > $0.weight ? $1 : $0 }
    let shift = heaviest.element.inverse
    let identity = Permutation(identity: shift.degree)
    let weights = part.scheme.entries.map { (element: shift * $0.element, weight: $0.weight) }
    let (moved, mixed): (PermutationScheme, PermutationScheme)
    do {
      moved = try PermutationScheme(weights, weightClass: part.scheme.weightClass)
      mixed = try PermutationScheme(
        weights.map { ($0.element, (1 - factor) * $0.weight + ($0.element == identity ? factor : 0)) },
        weightClass: .convex)
    } catch {
      throw .construction(.malformedProblem("the scheme cannot be mixed with the identity: \(error)"))
    }
    let translate = PlannedScheme(
      scheme: moved, construction: part.construction, guarantee: part.guarantee, weakError: part.weakError,
      isExact: part.isExact, traces: part.isExact ? .zero : traces(of: moved))
    return (
      translate, try verified(mixed, construction: "\(part.construction), mixed with the identity", part.guarantee)
    )
  }

  /// A scheme with its weak error, from the scheme alone.
  func verified(
    _ scheme: PermutationScheme, construction: String, _ guarantee: String
  ) throws(PlanError) -> PlannedScheme {
    let (error, isExact): (Enclosure, Bool)
    switch source {
    case .listed(_, let problem):
      guard let indexed = try? scheme.indexed(in: problem.group) else {
        throw .construction(.malformedProblem("the scheme has elements outside the group"))
      }
      let enclosure = problem.weakError(of: indexed)
      isExact = enclosure.lower == 0 && problem.isExact(indexed)
      error = isExact ? Enclosure(.zero) : enclosure.exact ?? Enclosure(.zero, 1)
    case .module(_, let problem):
      do throws(ConstructionError) {
        let result = try problem.judge(scheme, construction: construction, elementsExamined: scheme.size)
        (error, isExact) = (result.weakError.enclosure, result.isExact == true)
      } catch { throw .construction(error) }
    }
    return PlannedScheme(
      scheme: scheme, construction: construction, guarantee: guarantee, weakError: error, isExact: isExact,
      traces: isExact ? .zero : traces(of: scheme))
  }
}
