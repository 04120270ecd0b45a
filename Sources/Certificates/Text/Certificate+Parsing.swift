extension Certificate {
  /// Reads a certificate of version 1.
  ///
  /// Everything about the form is demanded here: the keys, the types, canonical rational numbers. Everything about the
  /// content is left to ``CertificateChecker``.
  ///
  /// - Throws: ``CertificateSyntaxError``, naming the line and the part.
  /// - Complexity: O(number of bytes), times the length of the longest rational number.
  public init(parsing text: some Collection<UInt8>) throws(CertificateSyntaxError) {
    var reader = JSONReader(text)
    let root = CertificateNode(value: try reader.document(), path: .root)
    let fields = try root.object(
      ["format", "version", "group", "class", "claim", "scheme", "lower"], optional: ["action", "comments"])
    let format = try fields.required("format")
    guard try format.string() == "reynolds-certificate" else {
      throw format.error("\(try format.string().quoted) is not “reynolds-certificate”")
    }
    let version = try fields.required("version")
    guard try version.integer() == 1 else {
      throw version.error("version \(try version.integer()) is unknown; this checker reads version 1")
    }
    self.init(
      group: try Group(fields.required("group")),
      action: try Certificate.optional(fields["action"]) { (node) throws(CertificateSyntaxError) in try Action(node) },
      functionClass: try FunctionClass(fields.required("class")),
      claim: try Claim(fields.required("claim")),
      scheme: try fields.required("scheme").list { (node) throws(CertificateSyntaxError) in try SchemeEntry(node) },
      lower: try fields.required("lower").list { (node) throws(CertificateSyntaxError) in try LowerBoundProof(node) },
      comments: try Certificate.optional(fields["comments"]) { (node) throws(CertificateSyntaxError) in
        try node.list { (item) throws(CertificateSyntaxError) in try item.string() }
      } ?? [])
    source.text = root.value
  }

  private static func optional<Value>(
    _ node: CertificateNode?, _ read: (CertificateNode) throws(CertificateSyntaxError) -> Value
  ) throws(CertificateSyntaxError) -> Value? {
    guard let node else { return nil }
    return try read(node)
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
    default:
      throw try fields.required("kind").error(
        "\(kind.quoted) is not one of permutation, signed-permutation, matrices")
    }
  }
}

extension Certificate.FunctionClass {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
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
    let fields = try node.object(["symmetry", "weights", "lower", "upper"])
    self.init(
      symmetry: try fields.required("symmetry").word(Certificate.Symmetry.self),
      weights: try fields.required("weights").word(Certificate.Weights.self),
      lower: try fields.required("lower").integer(), upper: try fields.required("upper").integer())
  }
}

extension Certificate.SchemeEntry {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["element", "weight"])
    self.init(
      element: try fields.required("element").integers(), weight: try fields.required("weight").rational())
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
      coefficient: try fields.required("coefficient").rational())
  }
}

extension Certificate.LowerBoundProof {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
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
        bound: try bound(fields), constant: try fields.required("constant").rational(),
        terms: try fields.required("terms").list { (item) throws(CertificateSyntaxError) in
          try Certificate.CharacterTerm(item)
        })
    case "divisibility":
      let fields = try fields("coefficients")
      self = .divisibility(bound: try bound(fields), coefficients: try coefficients(fields))
    case "solver-claimed":
      let fields = try fields("solver")
      self = .solverClaimed(bound: try bound(fields), solver: try fields.required("solver").string())
    case let kind:
      throw node.error(
        "the kind \(kind.quoted) is not one of nontrivial, rank, delsarte, divisibility, solver-claimed")
    }
  }
}
