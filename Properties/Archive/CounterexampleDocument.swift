import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

/// The JSON object of an archived counterexample; `Documentation/CounterexampleFormat.md` says what is in it.
struct CounterexampleDocument: Codable {
  struct Group: Codable {
    var title: String
    var points: Int
    var generators: [String]
  }

  /// The images of the generators. Signed permutations list signed images, matrices their rows.
  struct Action: Codable {
    var kind: String
    var dimension: Int
    var conductor: Int?
    var permutations: [String]?
    var signedPermutations: [[Int]]?
    var matrices: [[[String]]]?
  }

  struct Named<Value: Codable>: Codable {
    var name: String
    var value: Value
  }

  struct Entry: Codable {
    var element: String
    var weight: String
  }

  struct WeightedElements: Codable {
    var weights: String
    var entries: [Entry]
  }

  struct Case: Codable {
    var group: Group
    var action: Action?
    var functionClass: String?
    var schemes: [Named<WeightedElements>]
    var vectors: [Named<[String]>]
    var numbers: [Named<String>]
    var elements: [Named<[String]>]
  }

  struct Side: Codable {
    var lower: String
    var upper: String
    var closedForm: String?
  }

  struct Failure: Codable {
    var statement: String
    var left: Side
    var relation: String
    var right: Side
  }

  struct Discovery: Codable {
    var by: String
    var minimality: String?
    var seed: String?
    var size: Int?
    var choices: String?
    var spans: String?
  }

  var format: String
  var version: Int
  var claim: String
  var statement: String
  var instance: Case
  var violation: Failure
  var found: Discovery
}

// MARK: Writing

extension CounterexampleDocument {
  init(_ file: CounterexampleFile) {
    let witness = file.witness
    format = CounterexampleFile.format
    version = CounterexampleFile.version
    claim = witness.claim
    statement = file.statement
    instance = Case(witness.instance)
    violation = Failure(
      statement: witness.violation.statement, left: Side(witness.violation.left),
      relation: witness.violation.relation.rawValue, right: Side(witness.violation.right))
    found = Discovery(
      by: witness.origin.rawValue, minimality: file.minimality, seed: witness.seed.map { "\($0)" },
      size: witness.choices?.size, choices: witness.choices?.choicesText, spans: witness.choices?.spansText)
  }
}

extension CounterexampleDocument.Side {
  init(_ quantity: Quantity) {
    lower = quantity.enclosure.lower.description
    upper = quantity.enclosure.upper.description
    closedForm = quantity.closedForm
  }
}

extension CounterexampleDocument.Case {
  init(_ instance: Instance) {
    group = CounterexampleDocument.Group(
      title: instance.group.title, points: instance.group.degree,
      generators: instance.group.generators.map(\.description))
    action = instance.action.map { CounterexampleDocument.Action($0) }
    functionClass = instance.functionClass?.description
    schemes = instance.schemes.named { scheme in
      CounterexampleDocument.WeightedElements(
        weights: scheme.weightClass.rawValue,
        entries: scheme.entries.map { .init(element: $0.element.description, weight: $0.weight.description) })
    }
    vectors = instance.vectors.named { $0.map(\.description) }
    numbers = instance.numbers.named(\.description)
    elements = instance.elements.named { $0.map(\.description) }
  }
}

extension CounterexampleDocument.Action {
  init(_ action: GroupAction) {
    kind = action.kind
    dimension = action.dimension
    switch action {
    case .permutation(_, let images): permutations = images.map(\.description)
    case .signedPermutation(_, let images): signedPermutations = images.map(\.oneLine)
    case .matrices(_, let images):
      matrices = images.map { matrix in (0..<matrix.rowCount).map { matrix[row: $0].map { "\($0)" } } }
    case .fieldMatrices(_, let conductor, let images):
      self.conductor = conductor
      matrices = images.map { matrix in (0..<matrix.rowCount).map { matrix[row: $0].map(\.description) } }
    }
  }
}

extension Dictionary where Key == String {
  /// The entries in the order of their names, so that the same instance gives the same text.
  fileprivate func named<Other>(
    _ transform: (Value) -> Other
  ) -> [CounterexampleDocument.Named<Other>] {
    sorted { $0.key < $1.key }.map { .init(name: $0.key, value: transform($0.value)) }
  }
}
