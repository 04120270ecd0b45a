import Averaging
import ExactArithmetic
import FiniteGroups
import PeerRuns
import Representations
import Solving

/// One question, not enumerated yet.
struct Workload {
  var group: String
  var action = ActionSpecification.natural
  var functions: FunctionClassSpecification
  var weights = WeightClass.convex
  var symmetry = SymmetryNotion.exact

  var title: String { "\(group) \(functions) \(weights.rawValue)" }

  func instance() throws -> CertificationInstance {
    try CertificationInstance(
      group: group, action: action, functionClass: functions, weights: weights, symmetry: symmetry)
  }

  private static func degrees(_ group: String, _ range: ClosedRange<Int>) -> [Workload] {
    range.map { Workload(group: group, functions: .polynomials(degree: $0)) }
  }

  /// The instances of the comparison: exact, over the rationals.
  static var compared: [Workload] {
    WeightClass.allCases.map { Workload(group: "S4", functions: .polynomials(degree: 2), weights: $0) }
      + degrees("S5", 1...10) + degrees("A5", 1...6) + degrees("B3", 1...9) + degrees("C2^5", 1...5)
      + degrees("C2^6", 1...6)
  }

  /// C_n and D_n in the plane, with all degrees that are not the same as a lower one: C_n has all its irreducibles in
  /// polynomials of degree n/2, D_n in those of degree n.
  static var plane: [(group: String, workloads: [Workload])] {
    (1...24).map { ("C\($0)", max(1, $0 / 2)) as (String, Int) }.map { ($0.0, planeDegrees($0.0, $0.1)) }
      + (3...24).map { ("D\($0)", planeDegrees("D\($0)", $0)) }
  }

  private static func planeDegrees(_ group: String, _ last: Int) -> [Workload] {
    (1...last).map { Workload(group: group, action: .plane, functions: .polynomials(degree: $0)) }
  }
}

/// One question and what came out here.
struct Outcome {
  let workload: Workload
  let result: CertificationResult
  /// The bytes of the certificate's file, compressed where it would be.
  let bytes: Int
  /// Seconds of the processor for solving and checking; `nil` where the system does not say.
  let processorSeconds: Double?

  init(_ workload: Workload, _ certifier: Certifier) throws {
    self.workload = workload
    let instance = try workload.instance()
    let before = ProcessUsage.processorSeconds
    result = try certifier.certify(instance)
    processorSeconds = ProcessUsage.processorSeconds.flatMap { after in before.map { after - $0 } }
    bytes = result.certificate.encoded().bytes.count
  }

  var isCertified: Bool { result.status == .certified }

  /// The value, or the interval that is left.
  var value: String { result.complexity.map { "\($0)" } ?? "[\(result.lower), \(result.upper)]" }
}
