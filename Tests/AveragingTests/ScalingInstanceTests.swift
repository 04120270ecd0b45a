import Averaging
import BigInt
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct ScalingInstanceTests {
  /// Order, D and the transitive dimension against characters of the listed group.
  @Test(arguments: [
    (ScalingFamily.cyclic, 6, "C6", "regular", 6), (.dihedral, 5, "D5", "regular", 10),
    (.dihedral, 6, "D6", "regular", 12), (.binary, 3, "C2^3", "regular", 8), (.symmetric, 4, "S4", "regular", 24),
    (.symmetricPolynomials, 2, "S2", "polynomials:2", 2), (.symmetricPolynomials, 3, "S3", "polynomials:2", 3),
    (.symmetricPolynomials, 4, "S4", "polynomials:2", 6), (.symmetricPolynomials, 5, "S5", "polynomials:2", 10),
    (.hyperoctahedralPolynomials, 2, "B2", "polynomials:2", 4),
    (.hyperoctahedralPolynomials, 3, "B3", "polynomials:2", 6), (.hyperoctahedral, 2, "B2", "regular", 8),
    (.hyperoctahedral, 3, "B3", "regular", 48), (.generalLinear, 2, "GL(2,2)", "regular", 6),
    (.generalLinear, 3, "GL(2,3)", "regular", 48), (.linear, 2, "GL(2,2)", "functions", 3),
    (.linear, 3, "GL(2,3)", "functions", 8), (.linear, 4, "GL(2,4)", "functions", 15),
  ])
  func dimensions(_ family: ScalingFamily, _ parameter: Int, _ group: String, _ text: String, _ transitive: Int) throws
  {
    let instance = try family.instance(parameter)
    let functions = try makeClass(group, text)
    let classes = ConjugacyClasses(of: functions.group)
    let table = try CharacterTable(of: functions.group)
    let character = try ClassFunction.character(of: functions, classes: classes)
    let degrees = zip(table.degrees, try table.multiplicities(of: character)).filter { $1 > 0 }.map(\.0)
    #expect(instance.dimensionSum == degrees.reduce(0, +) - 1)
    #expect(instance.order == BigInt(functions.group.order) && instance.transitiveDimension == transitive)
    #expect(instance.group == group && instance.functionClass == text && classes.count == table.count)
  }

  /// The closed form of dihedral groups against the module of all functions on the group, on the same draws.
  @Test(arguments: [3, 4, 7, 8])
  func dihedralErrors(_ n: Int) throws {
    let instance = try ScalingFamily.dihedral.instance(n)
    /// rʲ is j, rʲs is n + j; left multiplication.
    func multiplication(by element: Int) throws -> Permutation {
      try Permutation(
        oneLine: (0..<(2 * n)).map { point in
          let (turn, isReflection) = (point % n, point >= n)
          let image = element < n ? (element + turn) % n : (element - n + n - turn) % n
          return image + ((element >= n) != isReflection ? n : 0) + 1
        })
    }
    let module = try PermutationModule.subsets(
      1, points: 2 * n, generators: [try multiplication(by: 1), try multiplication(by: n)])
    for size in [1, 2, 5, 20] {
      var (random, same) = (SplitMix64(seed: UInt64(size)), SplitMix64(seed: UInt64(size)))
      let error = try instance.sampleError(size: size, using: &random)
      let draws = (0..<size).map { _ in Int.random(in: 0..<(2 * n), using: &same) }
      let expected = try module.weakError(of: try draws.map { (try multiplication(by: $0), Rational(1, size)) })
      #expect(error.lower <= expected.upper && expected.lower <= error.upper)
      #expect(error.upper - error.lower < 1e-10 && expected.upper - expected.lower < 1e-10)
    }
  }

  /// GL(2, p) by scalars against the module of all functions on the nonzero vectors, on the same draws.
  @Test(arguments: [2, 3, 5])
  func linearErrors(_ p: Int) throws {
    let instance = try ScalingFamily.linear.instance(p)
    func action(_ entries: [Int]) throws -> Permutation {
      try Permutation(
        oneLine: (1..<(p * p)).map { vector in
          let (x, y) = (vector / p, vector % p)
          return (entries[0] * x + entries[1] * y) % p * p + (entries[2] * x + entries[3] * y) % p
        })
    }
    let module = try PermutationModule.subsets(
      1, points: p * p - 1, generators: try GroupDescription("GL(2,\(p))").generators)
    for size in [1, 3, 12] {
      var (random, same) = (SplitMix64(seed: UInt64(size)), SplitMix64(seed: UInt64(size)))
      let error = try instance.sampleError(size: size, using: &random)
      var draws: [[Int]] = []
      while draws.count < size {
        let entries = (0..<4).map { _ in Int.random(in: 0..<p, using: &same) }
        if (entries[0] * entries[3] - entries[1] * entries[2]) % p != 0 { draws.append(entries) }
      }
      let expected = try module.weakError(of: try draws.map { (try action($0), Rational(1, size)) })
      #expect(error.lower <= expected.upper && expected.lower <= error.upper)
      #expect(error.upper - error.lower < 1e-10 && expected.upper - expected.lower < 1e-10)
    }
  }

  /// One element has weak error 1 in every family, and large samples come near 0.
  @Test(arguments: ScalingFamily.allCases)
  func extremes(_ family: ScalingFamily) throws {
    let instance = try family.instance(3)
    var random = SplitMix64(seed: 3)
    let single = try instance.sampleError(size: 1, using: &random)
    #expect(single.upper >= 1 && single.lower <= 1 && single.upper - single.lower < 1e-10)
    #expect(try instance.sampleError(size: 2000, using: &random).upper < 0.05)
  }

  @Test func refusals() throws {
    for (family, parameter) in [
      (ScalingFamily.cyclic, 1), (.dihedral, 2), (.binary, 23), (.symmetric, 11), (.linear, 65),
      (.generalLinear, 65), (.hyperoctahedral, 9), (.hyperoctahedral, 1),
    ] {
      #expect(throws: ScalingError.parameter(parameter, of: family)) { try family.instance(parameter) }
    }
    #expect(throws: GroupError.self) { try ScalingFamily.linear.instance(6) }
    #expect(throws: GroupError.self) { try ScalingFamily.generalLinear.instance(6) }
    for family in ScalingFamily.allCases {
      #expect(family.standardParameters.allSatisfy(family.parameters.contains))
    }
  }
}
