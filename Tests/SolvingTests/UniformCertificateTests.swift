import Averaging
import Certificates
import ExactArithmetic
import Representations
import Testing

@testable import Solving

/// Least sizes of uniform schemes with certificates.
@Suite struct UniformCertificateTests {
  private static func certify(
    _ group: String, _ functions: String, _ symmetry: String
  ) throws -> CertificationResult {
    let instance = try CertificationInstance(
      group: group, functionClass: FunctionClassSpecification(functions), weights: .uniform,
      symmetry: try #require(SymmetryNotion(symmetry)))
    return try Certifier(budget: SolverBudget(seconds: 60), methods: .engine).certify(instance)
  }

  /// The sizes are those of known designs: orthogonal arrays, sharply transitive sets and their sizes by Z3, difference sets. By
  /// R. Turyn and others, of the 14 groups of order 16 all but the cyclic and the dihedral one have a (16, 6, 2) difference set.
  @Test(arguments: [
    ("S3", "polynomials:1", "exact", 3), ("S4", "polynomials:2", "exact", 12), ("C2^4", "polynomials:2", "exact", 8),
    ("C2^4", "polynomials:3", "exact", 8), ("C7", "regular", "weak:2/9", 3), ("C13", "regular", "weak:3/16", 4),
    ("C2^4", "regular", "weak:1/9", 6), ("Q16", "regular", "weak:1/9", 6),
  ])
  func leastSizes(group: String, functions: String, symmetry: String, size: Int) throws {
    let result = try Self.certify(group, functions, symmetry)
    #expect(result.complexity == size)
    #expect(result.status == .certified)
    #expect(result.scheme.weightClass == .uniform)
  }

  @Test func noDifferenceSetInTheDihedralGroup() throws {
    let result = try Self.certify("D8", "regular", "weak:1/9")
    #expect(result.provedLower >= 7)
    #expect(result.report.verdict == .valid)
    let hitting = result.certificate.lower.filter { $0.kind == "hitting" }
    #expect(!hitting.isEmpty)

    // Without the refutation of size 6 the bound is not proved, and a tree for one size does not refute another.
    var incomplete = result.certificate
    incomplete.lower.removeAll { $0.kind == "hitting" }
    #expect(CertificateChecker().check(incomplete).verdict == .invalid)
    var wrong = result.certificate
    wrong.lower = wrong.lower.map { proof in
      guard case .hitting(var tree) = proof, tree.size == 6 else { return proof }
      tree.size = result.upper + 1
      return .hitting(tree)
    }
    #expect(CertificateChecker().check(wrong).verdict == .invalid)
    // Quotients need the proof that all irreducible representations occur, before them.
    var reordered = result.certificate
    reordered.lower.removeAll { $0.kind == "plancherel" }
    #expect(CertificateChecker().check(reordered).verdict == .invalid)
  }
}
