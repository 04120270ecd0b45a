import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

/// All that a specification asks: entries, threshold degrees, and the questions that answer the entries, each once.
public struct AtlasContents: Sendable {
  /// A question with what its answer may cost.
  public struct Item: Sendable, Hashable {
    /// The question.
    public let question: AtlasQuestion
    /// The largest limits among the parts that ask it.
    public let limits: AtlasSpec.Limits
  }

  /// What is asked, in the order of the specification, each once.
  public let entries: [AtlasEntry]
  /// The threshold degrees of the bases of profiles, in the same order.
  public let thresholds: [AtlasThreshold]
  /// The questions, by ascending order of the group; those of one group stand together.
  public let items: [Item]

  /// Collects what a specification asks.
  ///
  /// - Throws: `GroupError`, `CharacterError`, `RepresentationError` where a group is too large;
  ///   ``AtlasError/unsuitable(group:problem:)``.
  /// - Complexity: that of a character table for each group and of the threshold degree for each base of a profile
  public init(_ spec: AtlasSpec) throws {
    var collector = AtlasCollector()
    for part in spec.parts {
      for name in part.groups { try collector.add(name, part) }
    }
    entries = collector.namedEntries
    thresholds = collector.thresholds.elements
    items = collector.sortedItems
  }
}

/// Collects entries and questions, each once.
struct AtlasCollector {
  private var sources = AtlasSources()
  private var entries = OrderedSet<AtlasEntry>()
  private(set) var thresholds = OrderedSet<AtlasThreshold>()
  private var limits: [AtlasQuestion: AtlasSpec.Limits] = [:]
  /// Names of the groups of the atlas, those in the specification last.
  private var aliases: [String: [String]] = [:]

  /// Adds what a part asks of a group.
  mutating func add(_ name: String, _ part: AtlasSpec.Part) throws {
    let source = try sources.source(name)
    let subject = source.subject
    if aliases[subject.name] == nil {
      aliases[subject.name] =
        subject.name.hasPrefix("SmallGroup") ? try GroupAliases.names(of: subject.name, subject.group) : []
    }
    if name != subject.name, aliases[subject.name]?.contains(name) == false { aliases[subject.name]?.append(name) }

    for base in part.profiles { try addProfiles(base, of: source, part) }
    if part.unions { try addUnions(of: subject, part) }
    if let curves = part.curves { try addCurves(curves, of: source, part) }
    guard part.differenceSets else { return }
    let all = Array(0..<subject.table.count)
    // All elements are always one, and ask for error 0.
    for step in DifferenceSetStep.all(order: subject.group.order) where !step.epsilon.isZero {
      for weights in [WeightClass.convex, .uniform] {
        add(
          .differenceSet, of: subject, "regular", size: step.size, rows: all, symmetry: .weak(step.epsilon), weights,
          part.limits)
      }
    }
  }

  // MARK: Kinds of entries

  private mutating func addProfiles(
    _ base: AtlasSpec.ProfileBase, of source: AtlasSource, _ part: AtlasSpec.Part
  ) throws {
    let subject = source.subject
    switch base {
    case .natural: try addProfile(of: try source.naturalCharacter(), source.naturalName, subject, part)
    case .plane: try addProfile(of: try source.planeCharacter(), "plane", subject, part)
    case .irreducibles:
      let table = subject.table
      for row in 0..<table.count where row <= table.conjugate(of: row) {
        let character = table.irreducible(row)
        if character.isFaithful { try addProfile(of: character, "X\(row + 1)", subject, part) }
      }
    }
  }

  /// The profile of a faithful character from degree 1 on: at degree 0 there are only constants.
  private mutating func addProfile(
    of character: ClassFunction, _ representation: String, _ subject: AtlasGroup, _ part: AtlasSpec.Part
  ) throws {
    guard character.isFaithful else {
      throw AtlasError.unsuitable(group: subject.name, problem: "the representation \(representation) is not faithful")
    }
    let threshold = try subject.table.symmetricThreshold(of: character)
    let bounds = try subject.table.thresholdBounds(of: character)
    thresholds.append(
      AtlasThreshold(
        group: subject.name, order: subject.group.order, representation: representation,
        dimension: character.degree.rational?.asInt ?? 0, threshold: threshold.value, sharpBound: bounds.sharp,
        paperBound: bounds.paper))
    for degree in stride(from: 1, through: threshold.value, by: 1) {
      let rows = threshold.firstDegrees.indices.filter { threshold.firstDegrees[$0] <= degree }
      for weights in part.weights {
        add(
          .profile, of: subject, representation, degree: degree, rows: rows, symmetry: .exact, weights, part.limits)
      }
    }
  }

  private mutating func addUnions(of subject: AtlasGroup, _ part: AtlasSpec.Part) throws {
    let irreducibles = try RationalIrreducibles(of: subject.group)
    guard let unions = try irreducibles.unions() else {
      throw AtlasError.unsuitable(
        group: subject.name,
        problem:
          "it has \(irreducibles.count - 1) nontrivial rational irreducible representations; unions of at most \(RationalIrreducibles.unionLimit) are listed"
      )
    }
    for union in unions {
      let rows = union.flatMap { irreducibles.rows(of: $0) }
      let name = "rational-irreducibles:" + union.map(String.init).joined(separator: ",")
      for weights in part.weights {
        add(.union, of: subject, name, rows: rows, symmetry: .exact, weights, part.limits)
      }
    }
  }

  private mutating func addCurves(_ curves: AtlasSpec.Curves, of source: AtlasSource, _ part: AtlasSpec.Part) throws {
    let (subject, table) = (source.subject, source.subject.table)
    for base in curves.bases {
      switch base {
      case .regular: addCurve(curves, "regular", degree: nil, rows: Array(0..<table.count), subject, part)
      case .natural:
        let multiplicities = try table.multiplicities(of: try source.naturalCharacter())
        let rows = multiplicities.indices.filter { multiplicities[$0] > 0 }
        addCurve(curves, source.naturalName, degree: 1, rows: rows, subject, part)
      case .irreducibles:
        // The trivial character is faithful for the trivial group, and has constants only.
        for orbit in table.galoisOrbits where orbit != [0] {
          let row = orbit[0]
          guard orbit.allSatisfy({ $0 == row || $0 == table.conjugate(of: row) }), table.irreducible(row).isFaithful
          else { continue }
          addCurve(curves, "X\(row + 1)", degree: 1, rows: orbit, subject, part)
        }
      }
    }
  }

  private mutating func addCurve(
    _ curves: AtlasSpec.Curves, _ representation: String, degree: Int?, rows: [Int], _ subject: AtlasGroup,
    _ part: AtlasSpec.Part
  ) {
    for kind in curves.notions {
      for level in curves.errors {
        let epsilon = level.value(order: subject.group.order)
        for weights in part.weights {
          add(
            .curve, of: subject, representation, degree: degree, rows: rows,
            symmetry: kind == .weak ? .weak(epsilon) : .strong(epsilon), weights, part.limits)
        }
      }
    }
  }

  private mutating func add(
    _ kind: AtlasEntry.Kind, of subject: AtlasGroup, _ representation: String, degree: Int? = nil,
    size: Int? = nil, rows: [Int], symmetry: SymmetryNotion, _ weights: WeightClass, _ bounds: AtlasSpec.Limits
  ) {
    let question = subject.question(rows: rows, symmetry: symmetry, weights: weights)
    limits[question] = limits[question]?.union(bounds) ?? bounds
    let isExact = symmetry.kind == .exact
    entries.append(
      AtlasEntry(
        kind: kind, group: subject.name, names: [], order: subject.group.order, representation: representation,
        degree: degree, size: size,
        symmetry: symmetry.kind.rawValue, epsilon: isExact ? nil : symmetry.epsilon.description,
        weights: weights.rawValue, instance: question.id))
  }

  // MARK: Order

  /// The entries with all names of their groups, which are known only in the end.
  var namedEntries: [AtlasEntry] {
    entries.elements.map { entry in
      AtlasEntry(
        kind: entry.kind, group: entry.group, names: aliases[entry.group] ?? [], order: entry.order,
        representation: entry.representation, degree: entry.degree, size: entry.size, symmetry: entry.symmetry,
        epsilon: entry.epsilon, weights: entry.weights, instance: entry.instance)
    }
  }

  /// By order, number in the catalogue or name, and then by size and rows; questions of one group stand together.
  var sortedItems: [AtlasContents.Item] {
    func key(_ question: AtlasQuestion) -> (Int, Int, String, Int) {
      let name = question.group
      let number = name.hasPrefix("SmallGroup(") ? Int(name.split(separator: ",").last?.dropLast() ?? "") : nil
      return (question.order, number ?? .max, name, question.rows.count)
    }
    return limits.map { AtlasContents.Item(question: $0.key, limits: $0.value) }.sorted { left, right in
      let (first, second) = (key(left.question), key(right.question))
      if first != second { return first < second }
      let (rows, others) = (left.question.rows, right.question.rows)
      return rows == others
        ? left.question.identity < right.question.identity : rows.lexicographicallyPrecedes(others)
    }
  }
}

/// Elements in the order in which they came, each once.
struct OrderedSet<Element: Hashable> {
  private(set) var elements: [Element] = []
  private var known: Set<Element> = []

  mutating func append(_ element: Element) {
    if known.insert(element).inserted { elements.append(element) }
  }
}
