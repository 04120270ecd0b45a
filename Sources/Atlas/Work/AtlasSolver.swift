import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Reporting
import Representations
import Solving

/// Answers questions about one group; its representations are made once.
struct AtlasSolver {
  /// The group.
  let group: String
  let description: GroupDescription
  private var enumerated: FiniteGroup?
  private var table: CharacterTable?
  private var representatives: [Int]?
  private var irreducibles: RationalIrreducibles?

  /// - Throws: `GroupError`.
  init(group: String) throws {
    self.group = group
    description = try GroupDescription(group)
  }

  /// The answer within limits, whatever happens: what ends with an error has the bounds of theorems, and says so.
  ///
  /// - Parameter solver: the one of the question before, if it is about the same group.
  static func answer(_ item: AtlasContents.Item, keeping solver: inout AtlasSolver?) -> AtlasAnswer {
    let question = item.question
    var failure = ""
    do {
      var current =
        if let solver, solver.group == question.group { solver } else { try AtlasSolver(group: question.group) }
      defer { solver = current }
      do { return try current.answer(item) } catch {
        failure = "\(error)"
        var answer = try current.answerByTheorems(question, .method)
        answer.instance.failure = failure
        return answer
      }
    } catch {
      var instance = AtlasInstance(
        question, lower: 1, upper: question.order, lowerBy: [AveragingBound.Name.trivial.rawValue],
        upperBy: AveragingBound.Name.wholeGroup.rawValue, stopped: AtlasStop.method.rawValue, certificateDigest: nil)
      instance.failure = failure.isEmpty ? "\(error)" : failure
      return AtlasAnswer(instance: instance, certificate: nil)
    }
  }

  /// The answer within limits: by the engine alone, whose steps depend on no machine.
  ///
  /// - Throws: what is wrong with the instance; a question too large for the certifier is answered by theorems instead.
  mutating func answer(_ item: AtlasContents.Item) throws -> AtlasAnswer {
    let question = item.question
    if question.rows.isEmpty {
      return AtlasAnswer(
        instance: AtlasInstance(
          question, lower: 1, upper: 1, lowerBy: [AveragingBound.Name.trivial.rawValue],
          upperBy: AveragingBound.Name.singleElement.rawValue, stopped: nil, certificateDigest: nil),
        certificate: nil)
    }
    guard let instance = try certifiable(item) else { return try answerByTheorems(question, .size) }
    let budget = SolverBudget(
      seconds: Double(item.limits.seconds), memoryMiB: item.limits.memoryMiB, steps: item.limits.steps)
    let result = try Certifier(budget: budget, methods: .engine).certify(instance)
    guard result.report.verdict == .valid else { return try answerByTheorems(question, .size) }
    var certificate = result.certificate
    certificate.comments = ["atlas: \(question.identity)"]
    let text = Array(certificate.serialized().utf8)
    let kinds = certificate.lower.map(\.kind)
    return AtlasAnswer(
      instance: AtlasInstance(
        question, lower: result.lower, upper: result.upper,
        lowerBy: kinds.isEmpty ? [AveragingBound.Name.trivial.rawValue] : kinds,
        upperBy: result.schemeSource.description, stopped: AtlasStop(result.engine?.stopped).rawValue,
        certificateDigest: ArchiveEntry.digest(text)),
      certificate: text)
  }

  /// The instance that the certifier answers; `nil` where it is too large, or a class has no exact form that can be found.
  ///
  /// A set of all rows is the class `regular`, whose tables are the smallest; other sets are sums of matrix representations.
  private mutating func certifiable(_ item: AtlasContents.Item) throws -> CertificationInstance? {
    let question = item.question
    let isProvedByRank = question.isComplete && question.symmetry.kind == .exact
    guard question.order <= (isProvedByRank ? CertificationInstance.orderLimit : item.limits.order) else { return nil }
    do {
      let specification: FunctionClassSpecification =
        question.isComplete
        ? .regular : try irreduciblesOfGroup().specification(rows: question.rows.map { $0 - 1 })
      return try CertificationInstance(
        group: group, functionClass: specification, weights: question.weights, symmetry: question.symmetry)
    } catch let error as IrreducibleError {
      guard case .noExactForm = error else { throw error }
      return nil
    } catch let error as RepresentationError {
      switch error {
      case .classTooLarge, .entriesTooLarge: return nil
      default: throw error
      }
    }
  }

  /// The answer by the bounds that need no search.
  mutating func answerByTheorems(_ question: AtlasQuestion, _ stop: AtlasStop) throws -> AtlasAnswer {
    let enumerated = try enumeratedGroup()
    let table = try tableOfGroup()
    let problem = try BoundProblem(
      .table(OccurringIrreducibles(rows: question.rows.map { $0 - 1 }, of: table)), weightClass: question.weights,
      symmetry: question.symmetry, group: enumerated)
    let bounds = try AveragingBounds.bounds(for: problem)
    return AtlasAnswer(
      instance: AtlasInstance(
        question, lower: Int(bounds.least), upper: Int(bounds.most), lowerBy: [bounds.lower.name.rawValue],
        upperBy: bounds.upper.name.rawValue, stopped: stop.rawValue, certificateDigest: nil),
      certificate: nil)
  }

  mutating func enumeratedGroup() throws -> FiniteGroup {
    if let enumerated { return enumerated }
    let group = try description.enumerated()
    enumerated = group
    return group
  }

  mutating func tableOfGroup() throws -> CharacterTable {
    if let table { return table }
    let made = try CharacterTable(of: try enumeratedGroup())
    table = made
    return made
  }

  /// An element of each conjugacy class, in the order of the character table.
  mutating func representativesOfClasses() throws -> [Int] {
    if let representatives { return representatives }
    let made = ConjugacyClasses(of: try enumeratedGroup()).representatives
    representatives = made
    return made
  }

  private mutating func irreduciblesOfGroup() throws -> RationalIrreducibles {
    if let irreducibles { return irreducibles }
    let made = try RationalIrreducibles(of: try enumeratedGroup())
    irreducibles = made
    return made
  }
}
