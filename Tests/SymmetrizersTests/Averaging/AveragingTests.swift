import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Symmetrizers
import Testing

@Suite struct AveragingTests {
  @Test(arguments: ["C1", "C3", "S3", "C4", "A4"])
  func groupAveraging(name: String) throws {
    let problem = try ExactProblem(name)
    let method = GroupAveraging<[Rational]>(over: problem.group)
    try problem.expectLaws(method)
    let result = problem.symmetrized(ExactProblem.function, by: method)
    // Idempotence: averaging the average changes nothing.
    let twice = problem.symmetrized({ point in problem.mean(ExactProblem.function, at: point) }, by: method)
    for point in problem.points.prefix(30) {
      let mean = problem.mean(ExactProblem.function, at: point)
      #expect(try result(point) == mean)
      #expect(try twice(point) == mean)
    }
  }

  @Test func verifiedSchemes() throws {
    // The cyclic shifts average linear functions of S_3 exactly, quadratic ones not.
    let problem = try ExactProblem("S3")
    let action = try GroupDescription("S3").naturalAction
    let shifts = (0..<6).filter { problem.group.permutation($0).isEven }
    let scheme = try AveragingScheme.uniform(on: shifts)
    let linear = try FunctionClass(.polynomials(degree: 1), group: problem.group, action: action)
    let exact = try SchemeAveraging<Int, [Rational]>(scheme, verifiedOn: linear)
    #expect(exact.profile.guarantee.kind == .exact && exact.profile.guarantee.error == 0)
    #expect(exact.profile.queries == 3)
    let regular = try FunctionClass(.regular, group: problem.group, action: action)
    let partial = try SchemeAveraging<Int, [Rational]>(scheme, verifiedOn: regular)
    // The sign is not averaged away at all.
    #expect(partial.profile.guarantee.kind == .weak && partial.profile.guarantee.error == 1)
    let result = problem.symmetrized({ $0[0] }, by: exact)
    for point in problem.points { #expect(try result(point) == problem.mean({ $0[0] }, at: point)) }
  }

  @Test func schemesOfHugeGroups() throws {
    let description = try GroupDescription("S30")
    let functions = try ModuleFunctionClass(.functions, of: description)
    // The powers of an n-cycle are transitive: exact on functions on points, with n of 30! elements.
    let cycle = description.generators[0]
    var power = Permutation(identity: 30)
    var powers: [Permutation] = []
    for _ in 0..<30 {
      powers.append(power)
      power = cycle * power
    }
    let exact = try SchemeAveraging<Permutation, [Double]>(.uniform(on: powers), verifiedOn: functions)
    #expect(exact.profile.guarantee.kind == .exact)
    let half = try SchemeAveraging<Permutation, [Double]>(.uniform(on: Array(powers[..<15])), verifiedOn: functions)
    #expect(half.profile.guarantee.kind == .weak)
    #expect((half.profile.guarantee.error ?? 0) > 0)
    let action = TensorAction(PermutedCoordinates<PermutationGroup, Double>(functions.group))
    let result = symmetrized(
      { $0[3] }, by: exact, inputAction: action, outputAction: TrivialAction<PermutationGroup, Double>(functions.group))
    #expect(try result((0..<30).map(Double.init)) == 14.5)
  }

  @Test(arguments: ["C4", "S3", "A4"])
  func partialAveraging(name: String) throws {
    let problem = try ExactProblem(name)
    let group = problem.group
    for subgroup in try SubgroupClasses(of: group).representatives {
      let method = try PartialAveraging<[Rational]>(over: subgroup)
      try problem.expectLaws(method)
      #expect(method.invarianceGroup == subgroup)
      #expect((method.profile.guarantee.kind == .exact) == subgroup.isWhole)
      let result = problem.symmetrized(ExactProblem.function, by: method)
      for point in problem.points.prefix(20) {
        let value = try result(point)
        for h in subgroup.elements { #expect(try result(problem.action.apply(h, to: point)) == value) }
      }
    }
  }

  @Test func partialAveragingOverSubsetsAndDistributions() throws {
    let problem = try ExactProblem("S3")
    let group = problem.group
    let subset = try PartialAveraging<[Rational]>(overSubset: [0, 1, 3], of: group)
    try problem.expectLaws(subset)
    // The group of invariance, by its definition.
    let expected = (0..<6).filter { h in
      Set([0, 1, 3].map { group.product(h, $0) }) == [0, 1, 3]
    }
    #expect(subset.invarianceGroup.elements == expected)
    let skewed = try AveragingScheme(
      [(0, Rational(1, 2)), (1, Rational(1, 3)), (4, Rational(1, 6))], weightClass: .convex)
    let regular = try FunctionClass(.regular, group: group, action: try GroupDescription("S3").naturalAction)
    let method = try PartialAveraging<[Rational]>(over: skewed, of: group, verifiedOn: regular)
    try problem.expectLaws(method)
    #expect(method.invarianceGroup.isTrivial)
    let errors = try SymmetryErrors(on: regular)
    #expect(method.profile.guarantee.error == errors.weak(of: skewed).upper)
    #expect(throws: SymmetrizerError.self) {
      try PartialAveraging<[Rational]>(
        over: AveragingScheme([(0, 2), (1, -1)], weightClass: .affine), of: group)
    }
    #expect(throws: SymmetrizerError.self) { try PartialAveraging<[Rational]>(overSubset: [7], of: group) }
  }

  @Test(arguments: [Rational(0), Rational(1, 3), Rational(1), Rational(-1, 5), Rational(-1, 2), Rational(2)])
  func residualPathway(residual: Rational) throws {
    let problem = try ExactProblem("S3")
    let method = try ResidualPathway<[Rational]>(over: problem.group, residual: residual)
    try problem.expectLaws(method)
    #expect(method.scheme.weightClass == (residual >= Rational(-1, 5) && residual <= 1 ? .convex : .affine))
    #expect(method.profile.queries == (residual == 1 ? 1 : residual == Rational(-1, 5) ? 5 : 6))
    let result = problem.symmetrized(ExactProblem.function, by: method)
    for point in problem.points {
      let expected =
        (1 - residual) * problem.mean(ExactProblem.function, at: point) + residual * ExactProblem.function(point)
      #expect(try result(point) == expected)
    }
    let functions = try FunctionClass(.functions, group: problem.group, action: GroupDescription("S3").naturalAction)
    #expect(try method.scheme.weakError(on: functions).exact == residual * residual)
    let strong = try method.scheme.strongError(on: functions)
    #expect(strong.lower >= residual * residual && strong.upper <= 2 * residual * residual)
  }

  @Test func ridgePriorIsAResidualPathway() throws {
    let prior = try ResidualPrior(invariantVariance: 2, residualVariance: Rational(1, 3), noiseVariance: Rational(1, 2))
    let group = try GroupDescription("C3").enumerated()
    let average = Matrix(rowCount: 3, columnCount: 3, repeating: Rational(1, 3))
    let data: [Rational] = [1, 5, -2]
    let mean = prior.posteriorMean(of: data, average: average)
    let pathway = try ResidualPathway<Int>(over: group, residual: prior.residual)
    let result = symmetrized(
      { data[$0] }, by: pathway, inputAction: NaturalPointAction(group), outputAction: TrivialAction(group))
    for point in 0..<3 { #expect(mean[point] == prior.invariantGain * (try result(point))) }
    // The posterior mean by the normal equations of y = a + b + noise: K(K + S)⁻¹y with K = A·P + B·I.
    let covariance = Matrix(
      rows: (0..<3).map { row in (0..<3).map { 2 * average[row, $0] + (row == $0 ? Rational(1, 3) : 0) } },
      columnCount: 3)
    var noisy = covariance
    for place in 0..<3 { noisy[place, place] += Rational(1, 2) }
    let solution = try #require(noisy.solve(data))
    #expect(covariance.applied(to: solution) == mean)
    #expect(throws: SymmetrizerError.self) {
      try ResidualPrior(invariantVariance: -1, residualVariance: 1, noiseVariance: 1)
    }
    #expect(throws: SymmetrizerError.self) {
      try ResidualPrior(invariantVariance: 1, residualVariance: 1, noiseVariance: 0)
    }
  }
}
