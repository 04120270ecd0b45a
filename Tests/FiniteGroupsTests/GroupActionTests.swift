import ExactArithmetic
import FiniteGroups
import Testing

@Suite struct GroupActionTests {
  private func action(_ group: String, _ action: String) throws -> GroupAction {
    let description = try GroupDescription(group)
    return try description.action(try ActionSpecification(action), of: try description.enumerated())
  }

  @Test func naturalActions() throws {
    #expect(try action("S4", "natural").kind == "permutation")
    guard case .signedPermutation(3, let flips) = try action("C2^3", "natural") else {
      Issue.record("C2^3 acts by sign flips")
      return
    }
    #expect(flips.map(\.oneLine) == [[-1, 2, 3], [1, -2, 3], [1, 2, -3]])
    guard case .signedPermutation(2, let signed) = try action("B2", "natural") else {
      Issue.record("B2 acts by signed permutations")
      return
    }
    #expect(signed.map(\.oneLine) == [[2, 1], [-1, 2]])
  }

  /// The signed permutations are the action on ±e₁ … ±e_n that the points of B_n describe.
  @Test func signedPermutationsMultiply() throws {
    guard case .signedPermutation(_, let images) = try action("B3", "natural") else {
      Issue.record("B3 acts by signed permutations")
      return
    }
    var power = SignedPermutation(identity: 3)
    let coxeter = images[0] * images[2]
    var order = 0
    repeat {
      power = power * coxeter
      order += 1
    } while power != SignedPermutation(identity: 3)
    #expect(order == 6, "the Coxeter number of B3 is 6")
  }

  @Test func regularAndCosetActionsHaveTheRightDegrees() throws {
    #expect(try action("Q8", "regular").dimension == 8)
    #expect(try action("S4", "cosets:(1 2)").dimension == 12)
    #expect(try action("S4", "cosets:(1 2)(3 4),(1 3)(2 4)").dimension == 6)
    #expect(try action("S4", "cosets:()").dimension == 24)
    #expect(try action("S4", "cosets:(1 2 3 4),(1 2)").dimension == 1)
  }

  @Test(arguments: [1, 2, 3, 4, 6])
  func planeRotationsHaveTheirOrder(_ n: Int) throws {
    guard case .matrices(2, let images) = try action("C\(n)", "plane") else {
      Issue.record("C\(n) acts on the plane by matrices")
      return
    }
    var power = Matrix<Int>.identity(2)
    for step in 1...n {
      power = images.first.map { power * $0 } ?? power
      #expect((power == .identity(2)) == (step == n))
    }
    if n >= 3 {
      guard case .matrices(2, let dihedral) = try action("D\(n)", "plane") else {
        Issue.record("D\(n) acts on the plane by matrices")
        return
      }
      let (r, s) = (dihedral[0], dihedral[1])
      #expect(s * s == .identity(2) && s * r * s * r == .identity(2))
    }
  }

  @Test(arguments: [
    ("S3", "plane"), ("C4", "space"), ("S4", "space"), ("C5", "icosahedral"), ("A5", "octahedral"),
    ("S4", "reflection"),
    ("H3", "reflection"), ("C20001", "plane"), ("S4", "Icosahedral"), ("S3", "sideways"), ("S3", "cosets:"),
    ("A4", "cosets:(1 2)"),
    ("S3", "cosets:(4 5)"),
  ])
  func refuses(_ group: String, _ text: String) {
    #expect(throws: GroupError.self) { try action(group, text) }
  }
}
