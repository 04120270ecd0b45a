import Averaging
import Certificates
import Testing

@testable import Solving

@Suite struct CertificateExportTests {
  /// Every export of some small certificates, through checkers that share nothing with the code that wrote them.
  @Test(
    .enabled(if: Tools.python != nil),
    arguments: [("C2^4", "polynomials:2", WeightClass.convex), ("S4", "polynomials:2", .affine)])
  func exports(_ group: String, _ functions: String, _ weights: WeightClass) throws {
    let certificate = try SmallCertificates.certified(group, functions, weights)
    let texts = Dictionary(uniqueKeysWithValues: try CertificateExport(certificate).all().map { ($0.format, $0.text) })
    let (cnf, lrat) = (try #require(texts[.dimacs]).get(), try #require(texts[.lrat]).get())
    #expect(try Tools.check("check_lrat.py", cnf, lrat))
    #expect(try Tools.check("check_lrat.py", options: ["--drat"], cnf, try #require(texts[.drat]).get()))
    // Without a clause of the counter, or without the last step, the proof must fail.
    let lines = cnf.split(separator: "\n")
    let weaker = lines.dropLast().joined(separator: "\n").replacing(
      "\(lines.count { !$0.hasPrefix("c") && !$0.hasPrefix("p") })\n",
      with: "\(lines.count { !$0.hasPrefix("c") && !$0.hasPrefix("p") } - 1)\n")
    #expect(try !Tools.check("check_lrat.py", weaker, lrat))
    let steps = lrat.split(separator: "\n")
    #expect(try !Tools.check("check_lrat.py", cnf, steps.dropLast().joined(separator: "\n") + "\n"))
    switch try #require(texts[.vipr]) {
    case .success(let vipr):
      #expect(weights == .convex)
      #expect(try Tools.check("check_vipr.py", vipr))
      #expect(try !Tools.check("check_vipr.py", vipr.replacing("weights E 1 ", with: "weights E 0 ")))
      // Without the bounds on the numbers of elements nothing is contradictory.
      let looser = vipr.split(separator: "\n").map { line in
        ["size L ", "tile L "].contains { line.hasPrefix($0) } ? line.prefix(7) + "9" + line.dropFirst(7) : line
      }
      #expect(try !Tools.check("check_vipr.py", looser.joined(separator: "\n")))
    case .failure(let error):
      guard case .unsupported = error else { throw error }
      #expect(weights == .affine)
    }
    guard Tools.cvc5 != nil else { return }
    #expect(try Tools.check("cvc5", options: ["--lang=smt2"], try #require(texts[.smt2]).get()))
  }

  /// Every kind of leaf that is linear becomes a derivation.
  @Test(
    .enabled(if: Tools.python != nil),
    arguments: [
      SmallCertificates.disjoint, SmallCertificates.average, SmallCertificates.tile, SmallCertificates.uniform,
    ])
  func mixedIntegerProofs(_ certificate: Certificate) throws {
    #expect(CertificateChecker().check(certificate).verdict == .valid)
    #expect(try Tools.check("check_vipr.py", try CertificateExport(certificate).text(.vipr)))
  }

  @Test(
    .enabled(if: Tools.python != nil),
    arguments: [SmallCertificates.disjoint, SmallCertificates.average, SmallCertificates.tile, SmallCertificates.weak])
  func clausalProofs(_ certificate: Certificate) throws {
    #expect(CertificateChecker().check(certificate).verdict == .valid)
    let export = try CertificateExport(certificate)
    #expect(try Tools.check("check_lrat.py", try export.text(.dimacs), try export.text(.lrat)))
  }

  /// What a format cannot say, and what is beyond a limit, is an error that says so.
  @Test func refusals() throws {
    func failure(_ certificate: Certificate, _ format: ExportFormat, _ limits: CertificateExport.Limits = .init())
      throws -> ExportError?
    {
      do throws(ExportError) {
        _ = try CertificateExport(certificate, limits: limits).text(format)
        return nil
      } catch {
        return error
      }
    }
    func isUnsupported(_ error: ExportError?) -> Bool { if case .unsupported = error { true } else { false } }
    #expect(isUnsupported(try failure(SmallCertificates.uniform, .lrat)))
    #expect(isUnsupported(try failure(SmallCertificates.weak, .smt2)))
    #expect(isUnsupported(try failure(SmallCertificates.weak, .vipr)))
    var bare = SmallCertificates.disjoint
    bare.lower = []
    bare.claim.lower = 1
    #expect(isUnsupported(try failure(bare, .dimacs)))
    #expect(try failure(bare, .smt2) == nil)
    let c2 = try SmallCertificates.certified("C2^4", "polynomials:2")
    guard case .tooLarge? = try failure(c2, .vipr, .init(nodes: 0)) else {
      Issue.record("no node is too few")
      return
    }
    #expect(try failure(c2, .lrat, .init(conflicts: 0)) == .unknown(conflicts: 0))
    bare.group.order = 7
    let wrong = bare
    #expect(throws: ExportError.self) { try CertificateExport(wrong) }
  }

  @Test func cycles() {
    #expect(CycleNotation.text([2, 3, 1, 5, 4, 6]) == "(1 2 3)(4 5)")
    #expect(CycleNotation.text([1, 2]) == "e")
  }
}
