import ExactArithmetic
import Foundation
import Averaging
import Testing

@testable import Solving

@Suite("SMT-LIB export")
struct SMTLIBTests {
  @Test("the text of a small problem, byte by byte")
  func golden() {
    var problem = MixedProblem()
    let (p, q) = (problem.addBoolean("p"), problem.addBoolean("q"))
    let (x, y) = (problem.addReal("x"), problem.addReal("the weight"))
    problem.addClause([p, !q], comment: "two lines\nof remark")
    problem.addClause([!p])
    problem.addClause([])
    problem.addLinear([.init(1, x), .init(-3, y)], .equal, Rational(3, 7))
    problem.addLinear([.init(Rational(-3, 7), y)], .atMost, -2, if: !p, comment: "guarded")
    problem.addLinear([], .atLeast, 0, if: q)
    let text = """
      ; A title
      ;
      ; and more
      (set-info :smt-lib-version 2.6)
      (set-info :status unsat)
      (set-logic QF_LRA)
      (declare-fun p () Bool)
      (declare-fun q () Bool)
      (declare-fun x () Real)
      (declare-fun |the weight| () Real)
      ; two lines
      ; of remark
      (assert (or p (not q)))
      (assert (not p))
      (assert false)
      (assert (= (+ x (* (- 3) |the weight|)) (/ 3 7)))
      ; guarded
      (assert (=> (not p) (<= (* (- (/ 3 7)) |the weight|) (- 2))))
      (assert (=> q (>= 0 0)))
      (check-sat)
      (exit)

      """
    #expect(problem.smtLIB(header: ["A title", "", "and more"], status: .unsat) == text)
  }

  @Test("the text of the sign of C2, with its statement")
  func goldenStatement() throws {
    let encoding = try SupportEncoding(
      count: 2, rows: [SupportRow([1, -1], equals: 0, comment: "the sign")], weightClass: .convex, size: 1,
      options: .plain)
    let text = """
      ; C2, sign
      ; Question: does a group of 2 elements have an averaging scheme of at most 1 element?
      ; A scheme gives each element g = 0, ..., 1 (0 is the identity) a weight; the weights add up to 1,
      ; are not negative, and satisfy 1 further linear equation.
      ; s<g> says that g may carry weight, w<g> is its weight.
      ; Without loss of generality the identity lies in the support: translating a scheme by a group element changes
      ; neither its size nor its errors. This step is not part of what a solver of this script decides.
      (set-info :smt-lib-version 2.6)
      (set-info :status unsat)
      (set-logic QF_LRA)
      (declare-fun s0 () Bool)
      (declare-fun s1 () Bool)
      (declare-fun w0 () Real)
      (declare-fun w1 () Real)
      ; The identity lies in the support.
      (assert s0)
      ; Weights are nonnegative, and zero off the support.
      (assert (>= w0 0))
      (assert (=> (not s0) (<= w0 0)))
      (assert (>= w1 0))
      (assert (=> (not s1) (<= w1 0)))
      ; The weights add up to 1.
      (assert (= (+ w0 w1) 1))
      ; the sign
      (assert (= (+ w0 (* (- 1) w1)) 0))
      ; At most 1 elements lie in the support.
      (assert (or (not s0) (not s1)))
      (check-sat)
      (exit)

      """
    #expect(encoding.smtLIB(title: ["C2, sign"], status: .unsat) == text)
  }

  /// Exports of every kind, with the answer that mathematics gives.
  static let exports: [(String, SMTLIBStatus)] = {
    var exports: [(String, SMTLIBStatus)] = []
    let cases: [((count: Int, rows: [SupportRow]), WeightClass, Int)] = [
      (Instances.signs(1, degree: 1), .convex, 2), (Instances.points(4), .convex, 4),
      (Instances.quadratics(4), .convex, 10), (Instances.quadratics(4), .affine, 9),
      (Instances.points(4), .uniform, 4), (Instances.quadratics(4), .uniform, 12),
    ]
    for (instance, weightClass, least) in cases {
      for options in [SupportEncoding.Options(), .plain] {
        for (size, status) in [(least, SMTLIBStatus.sat), (least - 1, .unsat)] {
          guard
            let encoding = try? SupportEncoding(
              count: instance.count, rows: instance.rows, weightClass: weightClass, size: size, options: options)
          else { continue }
          exports.append((encoding.smtLIB(title: ["\(weightClass), size \(size) ≥ …"], status: status), status))
        }
      }
    }
    // Odd names, constants, guards.
    var odd = MixedProblem()
    let p = odd.addBoolean("two words")
    let x = odd.addReal("@é(")
    odd.addLinear([.init(Rational(-3, 7), x)], .equal, Rational(-1, 2), if: p)
    odd.addLinear([], .atMost, -1, if: !p)
    exports.append((odd.smtLIB(header: ["odd"], status: .sat), .sat))
    odd.addLinear([.init(1, x)], .atMost, 1)
    exports.append((odd.smtLIB(header: ["odd"], status: .unsat), .unsat))
    return exports
  }()

  @Test("Z3 reads every export and finds the answer it announces")
  func readByZ3() throws {
    #expect(SMTLIBTests.exports.count == 26)
    for (text, status) in SMTLIBTests.exports {
      let solver = try Z3Solver(in: Z3Context())
      try solver.read(smtLIB: text)
      let verdict =
        switch try solver.check(limits: SolverLimits(timeout: .seconds(60))) {
        case .sat: SMTLIBStatus.sat
        case .unsat: SMTLIBStatus.unsat
        case .unknown: SMTLIBStatus.unknown
        }
      #expect(verdict == status, "\(text.prefix(400))")
    }
  }

  /// Where cvc5 is installed, if it is.
  static let cvc5: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/cvc5" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("cvc5 reads every export and finds the answer it announces", .enabled(if: cvc5 != nil))
  func readByCVC5() throws {
    let executable = try #require(SMTLIBTests.cvc5)
    let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-smtlib-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, (text, status)) in SMTLIBTests.exports.enumerated() {
      let file = folder.appending(path: "\(index).smt2")
      try Data(text.utf8).write(to: file)
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(filePath: executable)
      process.arguments = ["--strict-parsing", "--tlimit=60000", file.path]
      process.standardOutput = output
      process.standardError = output
      try process.run()
      let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(answer == "\(status.rawValue)\n", "\(text.prefix(400))")
    }
  }

  @Test(
    "numbers in standard syntax",
    arguments: [("0", "0"), ("3", "3"), ("-3", "(- 3)"), ("3/7", "(/ 3 7)"), ("-3/7", "(- (/ 3 7))")])
  func numbers(value: String, text: String) throws {
    #expect(try SMTLIB.number(#require(Rational(value))) == text)
  }
}
