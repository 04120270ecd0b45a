import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations

/// Proves answers again: by the checker, which knows nothing of how they were found, or by the theorems they rest on.
///
/// That a certificate is about the question is read off its own matrices: their character has the rows of the question as its constituents.
struct AtlasVerifier {
  private var solver: AtlasSolver?

  /// What is wrong with an answer; `nil` if it is proved.
  ///
  /// - Parameters:
  ///   - instance: the answer.
  ///   - text: the text of its certificate, if it has one.
  ///   - check: what the checker says of the certificate.
  /// - Complexity: that of `CertificateChecker/check(_:)` and of the character
  mutating func fault(
    of instance: AtlasInstance, certificate text: [UInt8]?,
    check: (Certificate) -> CheckReport = { CertificateChecker().check($0) }
  ) -> String? {
    do {
      var current =
        if let solver, solver.group == instance.group { solver } else { try AtlasSolver(group: instance.group) }
      defer { solver = current }
      let question = try current.question(of: instance)
      guard instance.answers(question) else { return "its fields contradict each other" }
      if let text { return try fault(of: instance, question, text, &current, check) }
      if question.rows.isEmpty { return instance.upper == 1 ? nil : "constants need one element" }
      let bounds = try current.answerByTheorems(question, .size).instance
      guard instance.lower <= bounds.lower, instance.upper >= bounds.upper else {
        return "theorems give \(bounds.lower) … \(bounds.upper), not \(instance.lower) … \(instance.upper)"
      }
      return nil
    } catch { return "\(error)" }
  }

  private func fault(
    of instance: AtlasInstance, _ question: AtlasQuestion, _ text: [UInt8], _ solver: inout AtlasSolver,
    _ check: (Certificate) -> CheckReport
  ) throws -> String? {
    let certificate = try Certificate(parsing: text)
    let claim = certificate.claim
    guard claim.lower == instance.lower, claim.upper == instance.upper else {
      return "the certificate claims \(claim.lower) … \(claim.upper), not \(instance.lower) … \(instance.upper)"
    }
    guard certificate.group.generators == solver.description.generators.map(\.oneLine),
      certificate.group.order == question.order
    else { return "the certificate is about another group" }
    guard claim.symmetry.rawValue == question.symmetry.kind.rawValue, claim.epsilon == question.symmetry.epsilon,
      claim.weights.rawValue == question.weights.rawValue
    else { return "the certificate is about another symmetry or other weights" }
    // Equal weights are rational by themselves.
    guard !claim.rationalWeights || question.weights == .uniform else {
      return "the certificate is about rational weights"
    }
    guard try solver.rows(of: certificate) == question.rows else {
      return "the certificate is about other representations"
    }
    let kinds = certificate.lower.map(\.kind)
    guard instance.lowerBy == (kinds.isEmpty ? [AveragingBound.Name.trivial.rawValue] : kinds) else {
      return "the certificate proves its lower bound by \(kinds.joined(separator: ", "))"
    }
    let report = check(certificate)
    guard report.verdict == .valid else {
      return "the certificate is \(report.verdict.rawValue): \(report.firstFault?.description ?? report.statement)"
    }
    return nil
  }
}

extension AtlasSolver {
  /// The question that the fields of an answer say.
  ///
  /// - Throws: ``AtlasError/instance(id:problem:)`` for fields that say none.
  fileprivate mutating func question(of instance: AtlasInstance) throws -> AtlasQuestion {
    let table = try tableOfGroup()
    let text = instance.epsilon.map { "\(instance.symmetry):\($0)" } ?? instance.symmetry
    guard let weights = WeightClass(rawValue: instance.weights), let symmetry = SymmetryNotion(text),
      instance.rows.allSatisfy({ (2...max(2, table.count)).contains($0) })
    else { throw AtlasError.instance(id: instance.id, problem: "symmetry, weights or rows are not of the format") }
    return AtlasQuestion(
      group: group, order: table.groupOrder, rows: instance.rows, irreducibleCount: table.count,
      coefficientDimension: instance.rows.reduce(1) { $0 + table.degrees[$1 - 1] * table.degrees[$1 - 1] },
      symmetry: symmetry, weights: weights)
  }

  /// The nontrivial rows, counted from 1, that occur in the class of a certificate about this group; `nil` for other classes than the atlas has.
  fileprivate mutating func rows(of certificate: Certificate) throws -> [Int]? {
    let (group, table) = (try enumeratedGroup(), try tableOfGroup())
    let trace: (Int) -> Cyclotomic
    switch (certificate.functionClass, certificate.action) {
    case (.regular, nil): return Array(2..<(table.count + 1))
    case (.linear, .matrices(let dimension, let images)?):
      let functions = try FunctionClass(
        .matrices(images.map { Matrix(rows: $0, columnCount: dimension) }), group: group,
        action: .permutation(degree: group.degree, images: group.generators))
      trace = { Cyclotomic(functions.character(at: $0)) }
    case (.linear, .fieldMatrices(let dimension, let images)?):
      let functions = try FieldFunctionClass(
        .fieldMatrices(
          conductor: certificate.conductor ?? 1, images.map { Matrix(rows: $0, columnCount: dimension) }),
        group: group, action: .permutation(degree: group.degree, images: group.generators))
      trace = { functions.character(at: $0).cyclotomic }
    default: return nil
    }
    let character = try ClassFunction(
      classes: table.classes, values: try representativesOfClasses().map(trace))
    let multiplicities = try table.multiplicities(of: character)
    return multiplicities.indices.filter { $0 > 0 && multiplicities[$0] > 0 }.map { $0 + 1 }
  }
}
