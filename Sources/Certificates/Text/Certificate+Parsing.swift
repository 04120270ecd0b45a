import ExactArithmetic

extension Certificate {
  /// The largest conductor of a field that is read: arithmetic takes time and memory in proportion.
  static let conductorLimit = 240

  /// The most bytes that a gzip file may expand to unless the reader says otherwise.
  public static let defaultSizeLimit = 64 << 20

  /// Reads a certificate of version 1 or 2.
  ///
  /// Everything about the form is demanded here: the keys, the types, canonical numbers. Everything about the content is
  /// left to ``CertificateChecker``.
  ///
  /// - Parameters:
  ///   - content: the text in UTF-8, or a gzip file with it.
  ///   - sizeLimit: the most bytes that a gzip file may expand to.
  /// - Throws: ``CertificateSyntaxError``, naming the line and the part.
  /// - Complexity: O(number of bytes), times the length of the longest number.
  public init(
    parsing content: some Collection<UInt8>, sizeLimit: Int = Certificate.defaultSizeLimit
  ) throws(CertificateSyntaxError) {
    var text = Array(content)
    if Gzip.isMarked(text) {
      do throws(Gzip.Failure) { text = try Gzip.expanded(text, limit: sizeLimit) } catch {
        throw CertificateSyntaxError(line: 1, error.description)
      }
    }
    var reader = JSONReader(text)
    var root = CertificateNode(value: try reader.document(), path: .root)
    let keys = (
      required: ["format", "version", "group", "class", "claim", "scheme", "lower"],
      optional: ["field", "action", "comments"]
    )
    let outer = try root.object(keys.required, optional: keys.optional)
    let format = try outer.required("format")
    guard try format.string() == "reynolds-certificate" else {
      throw format.error("\(try format.string().quoted) is not “reynolds-certificate”")
    }
    let version = try outer.required("version")
    let number = try version.integer()
    guard number == 1 || number == 2 else {
      throw version.error("version \(number) is unknown; this checker reads versions 1 and 2")
    }
    if let field = outer["field"] {
      let conductor = try field.object(["conductor"]).required("conductor")
      root.conductor = try conductor.integer()
      guard let value = root.conductor, (1...Certificate.conductorLimit).contains(value) else {
        throw conductor.error("a conductor is from 1 to \(Certificate.conductorLimit)")
      }
    }
    let fields = try root.object(keys.required, optional: keys.optional)
    self.init(
      conductor: root.conductor,
      group: try Group(fields.required("group")),
      action: try Certificate.optional(fields["action"]) { (node) throws(CertificateSyntaxError) in try Action(node) },
      functionClass: try FunctionClass(fields.required("class")),
      claim: try Claim(fields.required("claim")),
      scheme: try fields.required("scheme").list { (node) throws(CertificateSyntaxError) in try SchemeEntry(node) },
      lower: try fields.required("lower").list { (node) throws(CertificateSyntaxError) in try LowerBoundProof(node) },
      comments: try Certificate.optional(fields["comments"]) { (node) throws(CertificateSyntaxError) in
        try node.list { (item) throws(CertificateSyntaxError) in try item.string() }
      } ?? [])
    if number == 1, let newer = featureOfVersion2 { throw version.error("version 1 has no \(newer); write 2") }
    source.text = root.value
  }

  static func optional<Value>(
    _ node: CertificateNode?, _ read: (CertificateNode) throws(CertificateSyntaxError) -> Value
  ) throws(CertificateSyntaxError) -> Value? {
    guard let node else { return nil }
    return try read(node)
  }

  /// Something that version 1 did not have.
  private var featureOfVersion2: String? {
    if conductor != nil { return "field" }
    if case .fieldMatrices = action { return "field-matrices" }
    if claim.symmetry != .exact { return "\(claim.symmetry.rawValue) symmetry" }
    if claim.rationalWeights { return "weightField" }
    let old = ["nontrivial", "rank", "delsarte", "divisibility", "solver-claimed"]
    return lower.lazy.map(\.kind).first { !old.contains($0) }
  }
}

extension Certificate.Group {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["points", "generators", "order"], optional: ["name"])
    self.init(
      name: nil, points: try fields.required("points").integer(),
      generators: try fields.required("generators").integerLists(), order: try fields.required("order").integer())
    if let name = fields["name"] { self.name = try name.string() }
  }
}

extension Certificate.Action {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let kind = try node.kind()
    let fields = try node.object(["kind", "dimension", "images"])
    let dimension = try fields.required("dimension").integer()
    let images = try fields.required("images")
    switch kind {
    case "permutation": self = .permutation(dimension: dimension, images: try images.integerLists())
    case "signed-permutation": self = .signedPermutation(dimension: dimension, images: try images.integerLists())
    case "matrices":
      self = .matrices(
        dimension: dimension,
        images: try images.list { (image) throws(CertificateSyntaxError) in try image.integerLists() })
    case "field-matrices":
      self = .fieldMatrices(
        dimension: dimension,
        images: try images.list { (image) throws(CertificateSyntaxError) in
          try image.list { (row) throws(CertificateSyntaxError) in
            try row.list { (entry) throws(CertificateSyntaxError) in try entry.number() }
          }
        })
    default:
      throw try fields.required("kind").error(
        "\(kind.quoted) is not one of permutation, signed-permutation, matrices, field-matrices")
    }
  }
}

extension Certificate.FunctionClass {
  init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    func plain(_ result: Self) throws(CertificateSyntaxError) -> Self {
      _ = try node.object(["kind"])
      return result
    }
    func number(_ key: String) throws(CertificateSyntaxError) -> Int {
      try node.object(["kind", key]).required(key).integer()
    }
    switch try node.kind() {
    case "functions": self = try plain(.functions)
    case "tuples": self = .tuples(size: try number("size"))
    case "subsets": self = .subsets(size: try number("size"))
    case "regular": self = try plain(.regular)
    case "polynomials": self = .polynomials(degree: try number("degree"))
    case "linear": self = try plain(.linear)
    case let kind:
      throw node.error(
        "the kind \(kind.quoted) is not one of functions, tuples, subsets, regular, polynomials, linear")
    }
  }
}

extension Certificate.Claim {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(
      ["symmetry", "weights", "lower", "upper"], optional: ["epsilon", "weightField"])
    let symmetry = try fields.required("symmetry").word(Certificate.Symmetry.self)
    if let field = fields["weightField"], try field.string() != "rational" {
      throw field.error("the only “weightField” is “rational”")
    }
    self.init(
      symmetry: symmetry, epsilon: try symmetry.epsilon(fields["epsilon"], of: node),
      weights: try fields.required("weights").word(Certificate.Weights.self),
      rationalWeights: fields["weightField"] != nil,
      lower: try fields.required("lower").integer(), upper: try fields.required("upper").integer())
  }
}

extension Certificate.Symmetry {
  /// The error beside a symmetry: there for weak and strong, absent for exact, where it is 0.
  func epsilon(_ node: CertificateNode?, of parent: CertificateNode) throws(CertificateSyntaxError) -> Rational {
    switch (self, node) {
    case (.exact, nil): return .zero
    case (.exact, let node?): throw node.error("exact symmetry has no “epsilon”")
    case (_, nil): throw parent.error("the key “epsilon” is missing, which \(rawValue) symmetry needs")
    case (_, let node?): return try node.rational()
    }
  }
}

extension Certificate.SchemeEntry {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["element", "weight"])
    self.init(
      element: try fields.required("element").integers(), weight: try fields.required("weight").number())
  }
}

extension Certificate.MatrixCoefficient {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["row", "column"])
    self.init(row: try fields.required("row").integers(), column: try fields.required("column").integers())
  }
}

extension Certificate.CharacterTerm {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["class", "coefficient"])
    self.init(
      conjugacyClass: try fields.required("class").integers(),
      coefficient: try fields.required("coefficient").number())
  }
}

extension Certificate.LowerBoundProof {
  init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    func fields(_ keys: String...) throws(CertificateSyntaxError) -> [String: CertificateNode] {
      try node.object(["kind", "bound"] + keys)
    }
    func bound(_ fields: [String: CertificateNode]) throws(CertificateSyntaxError) -> Int {
      try fields.required("bound").integer()
    }
    func coefficients(
      _ fields: [String: CertificateNode]
    ) throws(CertificateSyntaxError) -> [Certificate.MatrixCoefficient] {
      try fields.required("coefficients").list { (item) throws(CertificateSyntaxError) in
        try Certificate.MatrixCoefficient(item)
      }
    }
    switch try node.kind() {
    case "nontrivial":
      let fields = try fields("generator", "column")
      self = .nontrivial(
        bound: try bound(fields), generator: try fields.required("generator").integer(),
        column: try fields.required("column").integers())
    case "rank":
      let fields = try fields("prime", "constant", "coefficients")
      self = .rank(
        bound: try bound(fields), prime: try fields.required("prime").integer(),
        constant: try fields.required("constant").boolean(), coefficients: try coefficients(fields))
    case "delsarte":
      let fields = try fields("constant", "terms")
      self = .delsarte(
        bound: try bound(fields), constant: try fields.required("constant").number(),
        terms: try fields.required("terms").list { (item) throws(CertificateSyntaxError) in
          try Certificate.CharacterTerm(item)
        })
    case "divisibility":
      let fields = try fields("coefficients")
      self = .divisibility(bound: try bound(fields), coefficients: try coefficients(fields))
    case "solver-claimed":
      let fields = try fields("solver")
      self = .solverClaimed(bound: try bound(fields), solver: try fields.required("solver").string())
    case "plancherel":
      let fields = try fields("prime", "constant", "coefficients")
      self = .plancherel(
        bound: try bound(fields), prime: try fields.required("prime").integer(),
        constant: try fields.required("constant").boolean(), coefficients: try coefficients(fields))
    case "positive-definite":
      let fields = try fields("constant", "terms")
      self = .positiveDefinite(
        bound: try bound(fields), constant: try fields.required("constant").number(),
        terms: try fields.required("terms").list { (item) throws(CertificateSyntaxError) in
          try Certificate.BlockTerm(item)
        })
    case "small-complement":
      let fields = try fields("prime", "constant", "coefficients", "basis")
      self = .smallComplement(
        Certificate.SmallComplementProof(
          bound: try bound(fields), prime: try fields.required("prime").integer(),
          constant: try fields.required("constant").boolean(), coefficients: try coefficients(fields),
          basis: try fields.required("basis").integerLists()))
    case "normal-subgroup": self = .normalSubgroup(try Certificate.NormalSubgroupProof(node))
    case "subclass": self = .subclass(try Certificate.SubclassProof(node))
    case "hitting": self = .hitting(try Certificate.HittingProof(node))
    case let kind:
      throw node.error(
        "the kind \(kind.quoted) is not one of nontrivial, rank, delsarte, divisibility, solver-claimed, hitting, "
          + "plancherel, positive-definite, subclass, normal-subgroup, small-complement")
    }
  }
}

extension Certificate.BlockTerm {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["label", "coefficient"])
    self.init(
      label: try fields.required("label").integers(), coefficient: try fields.required("coefficient").number())
  }
}

extension Certificate.NormalSubgroupProof {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["kind", "bound", "subgroup", "lower"])
    let subgroup = try fields.required("subgroup").object(["generators", "order"])
    self.init(
      bound: try fields.required("bound").integer(), generators: try subgroup.required("generators").integerLists(),
      order: try subgroup.required("order").integer(),
      lower: try fields.required("lower").list { (node) throws(CertificateSyntaxError) in
        try Certificate.LowerBoundProof(node)
      })
  }
}

extension Certificate.SubclassProof {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["kind", "class", "lower"], optional: ["symmetry", "epsilon", "weights"])
    var symmetry: Certificate.Symmetry?
    var epsilon = Rational.zero
    if let word = fields["symmetry"] {
      let read = try word.word(Certificate.Symmetry.self)
      epsilon = try read.epsilon(fields["epsilon"], of: node)
      symmetry = read
    } else if let node = fields["epsilon"] {
      throw node.error("“epsilon” goes with “symmetry”")
    }
    self.init(
      functionClass: try Certificate.FunctionClass(fields.required("class")), symmetry: symmetry, epsilon: epsilon,
      weights: try Certificate.optional(fields["weights"]) { (node) throws(CertificateSyntaxError) in
        try node.word(Certificate.Weights.self)
      },
      lower: try fields.required("lower").list { (node) throws(CertificateSyntaxError) in
        try Certificate.LowerBoundProof(node)
      })
  }
}
