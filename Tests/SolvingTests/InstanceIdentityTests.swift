import Averaging
import Certificates
import Representations
import Solving
import Testing

@Suite struct InstanceIdentityTests {
  private func identity(
    _ group: String, _ functionClass: String, action: String = "natural"
  ) throws -> String? {
    let instance = try CertificationInstance(
      group: group, action: try .init(action), functionClass: try FunctionClassSpecification(functionClass))
    return InstanceIdentity.text(of: instance.question)
  }

  @Test func theTextNamesGroupAndCharacter() throws {
    #expect(try identity("S3", "functions") == "SmallGroup(6,1): 3 1 0")
    #expect(try identity("C1", "functions") == "SmallGroup(1,1): 1")
  }

  /// The same instance in other words.
  @Test(arguments: [
    (("S3", "functions"), ("(1 3),(2 3)", "functions")), (("S3", "functions"), ("D3", "functions")),
    (("S3", "polynomials:2"), ("(1 3 2),(1 3)", "polynomials:2")),
    (("S4", "subsets:1"), ("S4", "functions")), (("S4", "subsets:1"), ("S4", "subsets:3")),
    (("C4", "regular"), ("(1 2 3 4)", "functions")), (("Q8", "regular"), ("SmallGroup(8,4)", "regular")),
    // Automorphisms carry the one sign to the other.
    (("C2^2", "matrices:[[1]];[[-1]]"), ("C2^2", "matrices:[[-1]];[[-1]]")),
    (("D4", "matrices:[[-1]];[[1]]"), ("D4", "matrices:[[-1]];[[-1]]")),
    (("B2", "polynomials:1"), ("D4", "matrices:[[0,-1,0],[1,0,0],[0,0,1]];[[0,1,0],[1,0,0],[0,0,1]]")),
  ])
  func isomorphic(_ first: (String, String), _ second: (String, String)) throws {
    let text = try #require(try identity(first.0, first.1))
    #expect(try identity(second.0, second.1) == text)
  }

  @Test(arguments: [
    (("S3", "functions"), ("S3", "tuples:2")), (("S3", "functions"), ("C6", "functions")),
    (("S4", "polynomials:1"), ("S4", "polynomials:2")), (("Q8", "regular"), ("D4", "regular")),
    // The rotation by a right angle has one sign or the other.
    (("D4", "matrices:[[1]];[[-1]]"), ("D4", "matrices:[[-1]];[[1]]")),
    (("D4", "matrices:[[1]];[[-1]]"), ("C2^3", "matrices:[[1]];[[1]];[[-1]]")),
    (("C2^2", "matrices:[[1]];[[-1]]"), ("C2^2", "matrices:[[1]];[[1]]")),
  ])
  func different(_ first: (String, String), _ second: (String, String)) throws {
    #expect(try identity(first.0, first.1) != identity(second.0, second.1))
  }

  /// Larger groups are not recognized, and then nothing is said.
  @Test func largeGroupsAreNotRecognized() throws { #expect(try identity("S5", "functions") == nil) }

  /// Schemes go from one instance to an isomorphic one: the complexities are equal.
  @Test func isomorphicInstancesCostTheSame() throws {
    let certifier = Certifier(budget: SolverBudget(seconds: 20), methods: .engine)
    for (first, second) in [("matrices:[[-1]];[[1]]", "matrices:[[-1]];[[-1]]")] {
      for weights in [WeightClass.convex, .affine] {
        let costs = try [first, second].map {
          try certifier.certify(
            CertificationInstance(group: "D4", functionClass: try FunctionClassSpecification($0), weights: weights)
          )
          .complexity
        }
        #expect(costs[0] != nil && costs[0] == costs[1])
      }
    }
  }
}
