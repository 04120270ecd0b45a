import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct AveragingExamples {
  @Test func errorsOfAScheme() throws {
    let description = try GroupDescription("C7")
    let group = try description.enumerated()
    let functions = try FunctionClass(.regular, group: group, action: description.action(.natural, of: group))

    let rotation = group.generatorIndices[0]
    let scheme = try AveragingScheme.uniform(on: [1, 2, 4].map { group.power(rotation, $0) })
    let errors = try SymmetryErrors(on: functions)
    #expect(errors.weak(of: scheme).exact == Rational(2, 9))
    #expect(errors.isWeak(scheme, epsilon: Rational(2, 9)).isProved)
    #expect(!scheme.isExact(on: functions))
  }

  @Test func boundsWithReasons() throws {
    let problem = try BoundProblem(
      GroupDescription("C7"), FunctionClassSpecification("regular"), weightClass: .convex,
      symmetry: .weak(Rational(2, 9)))
    let bounds = try AveragingBounds.bounds(for: problem)
    #expect(bounds.least == 3)
    #expect(bounds.bound(.criterion)?.reason == "it needs that the symmetry is exact")
  }
}
