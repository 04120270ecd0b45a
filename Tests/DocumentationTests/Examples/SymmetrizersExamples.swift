import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct SymmetrizersExamples {
  @Test func averagingAndSorting() throws {
    let group = try GroupDescription("S3").enumerated()
    let action = TensorAction(PermutedCoordinates<FiniteGroup, Rational>(group))
    let function: @Sendable ([Rational]) -> Rational = { x in x[0] * x[0] + x[1] }

    // Six queries for each point.
    let mean = symmetrized(
      function, by: GroupAveraging<[Rational]>(over: group), inputAction: action, outputAction: TrivialAction(group))
    #expect(try mean([1, 2, 3]) == Rational(20, 3))
    #expect(try mean([3, 1, 2]) == Rational(20, 3))

    // One query, at the sorted point; but the weights now depend on the point.
    let form = try Sorting<Rational>().canonicalForm(of: [3, 1, 2])
    #expect(form.image == [1, 2, 3])
    #expect(function(form.image) == 3)
  }
}
