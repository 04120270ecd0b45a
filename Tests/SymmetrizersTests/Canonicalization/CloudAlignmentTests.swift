import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct CloudAlignmentTests {
  private func cloud(_ points: Int, _ dimension: Int, using random: inout SplitMix64) -> [[RealCyclotomic]] {
    (0..<points).map { _ in
      (0..<dimension).map { _ in RealCyclotomic(Rational(Int.random(in: -4...4, using: &random))) }
    }
  }

  @Test(arguments: CloudAlignment<RealCyclotomic>.Leader.allCases)
  func imagesOfAnOrbitHaveOneForm(_ leader: CloudAlignment<RealCyclotomic>.Leader) throws {
    var random = SplitMix64(seed: 9)
    for group in [
      try matrixGroup("C5", plane: true), try matrixGroup("D4", plane: true), try solid(.tetrahedral),
    ] {
      let alignment = CloudAlignment<RealCyclotomic>(under: group, leader: leader)
      let cloud = cloud(3, group.dimension, using: &random)
      let form = try alignment.canonicalForm(of: cloud)
      #expect(alignment.carriedBack(cloud, by: form.element) == form.image)
      for element in 0..<group.order {
        let other = try alignment.canonicalForm(of: alignment.carriedBack(cloud, by: element))
        #expect(other.image == form.image)
      }
      #expect(
        try alignment.stabilizer(ofCanonical: form.image.map { $0.map { _ in 0 } }, limit: 24).count == group.order)
    }
  }

  @Test func theIcosahedronExactly() throws {
    let group = try solid(.icosahedral)
    #expect(group.order == 60)
    let alignment = CloudAlignment<RealCyclotomic>(under: group)
    let cloud: [[RealCyclotomic]] = [[1, 2, -1], [0, 1, 3]]
    let form = try alignment.canonicalForm(of: cloud)
    for element in [1, 17, 42] {
      #expect(try alignment.canonicalForm(of: alignment.carriedBack(cloud, by: element)).image == form.image)
    }
    // A vertex is fixed by five rotations.
    #expect(try alignment.stabilizer(ofCanonical: [[0, 1, .goldenRatio]], limit: 60).count == 5)
  }

  @Test func productsAndInversesAreThoseOfTheMatrices() throws {
    for group in [try matrixGroup("C5", plane: true), try solid(.octahedral)] {
      for left in 0..<group.order {
        #expect(group.product(left, group.inverse(left)) == 0)
        for right in 0..<group.order {
          #expect(group.matrices[group.product(left, right)] == group.matrices[left] * group.matrices[right])
        }
      }
    }
  }

  @Test func planeGroupsRotateSpace() throws {
    let group = try matrixGroup("D3", plane: true).rotatingSpace
    #expect(group.order == 6)
    let determinants = group.matrices.map { RealCyclotomic.determinant(of: $0) }
    #expect(determinants.allSatisfy { $0 == 1 })
    for left in 0..<6 {
      for right in 0..<6 {
        #expect(group.matrices[group.product(left, right)] == group.matrices[left] * group.matrices[right])
      }
    }
    #expect(ReflectionCriterion(group).leastContinuousFrame == 6)
    let alignment = CloudAlignment<RealCyclotomic>(under: group)
    let cloud: [[RealCyclotomic]] = [[1, 2, 3], [0, -1, 2]]
    let form = try alignment.canonicalForm(of: cloud)
    for element in 0..<6 {
      #expect(try alignment.canonicalForm(of: alignment.carriedBack(cloud, by: element)).image == form.image)
    }
  }

  @Test func theFarthestPointLeads() throws {
    let group = try matrixGroup("C4", plane: true)
    let cloud: [[RealCyclotomic]] = [[1, 0], [0, 1], [5, 7]]
    let form = try CloudAlignment<RealCyclotomic>(under: group, leader: .farthest).canonicalForm(of: cloud)
    #expect(form.image == [[0, 1], [-1, 0], [-7, 5]])
    #expect(try CloudAlignment<RealCyclotomic>(under: group).canonicalForm(of: cloud).image[0] == [-1, 0])
  }

  @Test func doublesAreExactForSignedPermutationsAndSaySoOtherwise() throws {
    let cube = CloudAlignment<Double>(under: try solid(.octahedral))
    #expect(cube.profile.guarantee.kind == .exact)
    let cloud = [[0.1, 0.7, -0.3], [1e-300, 0.1, 5]]
    let form = try cube.canonicalForm(of: cloud)
    for element in 0..<24 {
      #expect(try cube.canonicalForm(of: cube.carriedBack(cloud, by: element)).image == form.image)
    }
    let pentagon = CloudAlignment<Double>(under: try matrixGroup("C5", plane: true))
    #expect(pentagon.profile.guarantee.kind == .none)
    let point = [[0.3, 0.8]]
    let image = try pentagon.canonicalForm(of: point).image[0]
    for element in 0..<5 {
      let other = try pentagon.canonicalForm(of: pentagon.carriedBack(point, by: element)).image[0]
      #expect(zip(image, other).allSatisfy { abs($0 - $1) < 1e-14 })
    }
    #expect(throws: CanonicalizationError.notOrdered(place: 0)) { try pentagon.canonicalForm(of: [[0, .nan]]) }
    #expect(throws: CanonicalizationError.wrongDimension(point: 1, count: 3, expected: 2)) {
      try pentagon.canonicalForm(of: [[0, 1], [1, 2, 3]])
    }
  }

  @Test func cloudsWithoutLabels() throws {
    let group = try matrixGroup("D4", plane: true)
    let alignment = UnlabelledAlignment(CloudAlignment<RealCyclotomic>(under: group))
    let listed = try FiniteGroup(generators: GroupDescription("S3").generators, degree: 3)
    let elements = (0..<group.order).flatMap { matrix in
      (0..<6).map { CloudMotion(matrix: matrix, permutation: listed.permutation($0)) }
    }
    let clouds: [[[RealCyclotomic]]] = [
      [[1, 2], [0, 3], [-1, 5]], [[1, 0], [-1, 0], [0, 0]], [[1, 1], [1, 1], [2, 2]], [[0, 0], [0, 0], [0, 0]],
    ]
    for cloud in clouds {
      let form = try alignment.canonicalForm(of: cloud)
      let images = elements.map { alignment.carriedBack(cloud, by: $0) }
      let least = images.map { Array($0.joined()) }.min { $0.lexicographicallyPrecedes($1) }
      #expect(Array(form.image.joined()) == least)
      #expect(alignment.carriedBack(cloud, by: form.element) == form.image)
      let fixing = elements.filter { alignment.carriedBack(form.image, by: $0) == form.image }
      #expect(try Set(alignment.stabilizer(ofCanonical: form.image, limit: 48)) == Set(fixing))
    }
    #expect(
      try MinimalFrame(alignment).equivarianceViolation(points: clouds, elements: [elements[7], elements[20]]) == nil)
    #expect(try alignment.equivarianceViolation(points: clouds, elements: elements.prefix(20)) != nil)
  }

  @Test func matricesThatAreRefused() {
    let shear = Matrix<Rational>(rows: [[1, 1], [0, 1]], columnCount: 2)
    #expect(throws: CanonicalizationError.groupTooLarge(limit: 100)) {
      try FiniteMatrixGroup(generators: [shear], dimension: 2, orderLimit: 100)
    }
    let singular = Matrix<Rational>(rows: [[1, 1], [1, 1]], columnCount: 2)
    #expect(throws: CanonicalizationError.self) { try FiniteMatrixGroup(generators: [singular], dimension: 2) }
    #expect(throws: CanonicalizationError.self) { try FiniteMatrixGroup(generators: [shear], dimension: 3) }
  }
}
