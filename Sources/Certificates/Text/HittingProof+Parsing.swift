import ExactArithmetic

extension Certificate.HittingProof {
  init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let fields = try node.object(["kind", "size", "automorphisms", "labels", "witnesses", "tree"])
    self.init(
      size: try fields.required("size").integer(), automorphisms: try fields.required("automorphisms").integerLists(),
      labels: try fields.required("labels").integerLists(),
      witnesses: try fields.required("witnesses").list { (node) throws(CertificateSyntaxError) in try Witness(node) },
      tree: try fields.required("tree").list { (node) throws(CertificateSyntaxError) in try Node(node) })
  }
}

extension Certificate.HittingProof.Witness {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    let functions = ["terms", "pairs", "triples"]
    let fields = try node.object([], optional: functions + ["value", "averaged"])
    let given = functions.filter { fields[$0] != nil }
    guard given.count == 1 else { throw node.error("a witness has one of the keys terms, pairs, triples") }
    let list = try fields.required(given[0])
    let function: Certificate.HittingProof.Function
    switch given[0] {
    case "terms":
      function = .terms(
        try list.list { (item) throws(CertificateSyntaxError) in
          let items = try item.items(3, "[row, column, coefficient]")
          return Certificate.HittingProof.Term(
            row: try items[0].integer(), column: try items[1].integer(), coefficient: try items[2].number())
        })
    case "pairs":
      function = .pairs(
        try list.list { (item) throws(CertificateSyntaxError) in
          let items = try item.items(2, "[u, v]")
          return Certificate.HittingProof.Pair(left: try items[0].vector(), right: try items[1].vector())
        })
    default:
      function = .triples(
        try list.list { (item) throws(CertificateSyntaxError) in
          let items = try item.items(3, "[h, u, v]")
          return Certificate.HittingProof.Pair(
            element: try items[0].integer(), left: try items[1].vector(), right: try items[2].vector())
        })
    }
    if let flag = fields["averaged"], try !flag.boolean() { throw flag.error("“averaged” is true or absent") }
    self.init(
      function: function,
      value: try Certificate.optional(fields["value"]) { (node) throws(CertificateSyntaxError) in try node.number() },
      averagesConjugates: fields["averaged"] != nil)
  }
}

extension CertificateNode {
  fileprivate func vector() throws(CertificateSyntaxError) -> [Certificate.HittingProof.Component] {
    try list { (item) throws(CertificateSyntaxError) in
      let items = try item.items(2, "[label, value]")
      return Certificate.HittingProof.Component(label: try items[0].integer(), value: try items[1].number())
    }
  }

  /// The integers from an offset as a, i, l, r.
  fileprivate func map(
    _ integers: [Int], from offset: Int
  ) throws(CertificateSyntaxError) -> Certificate.HittingProof.SupportMap {
    guard integers[offset + 1] == 0 || integers[offset + 1] == 1 else {
      throw error("an inversion is 0 or 1, not \(integers[offset + 1])")
    }
    return Certificate.HittingProof.SupportMap(
      automorphism: integers[offset], inverts: integers[offset + 1] == 1, left: integers[offset + 2],
      right: integers[offset + 3])
  }

  /// The integers from an offset as w, a, i, l, r.
  fileprivate func set(
    _ integers: [Int], from offset: Int
  ) throws(CertificateSyntaxError) -> Certificate.HittingProof.SupportSet {
    Certificate.HittingProof.SupportSet(witness: integers[offset], map: try map(integers, from: offset + 1))
  }
}

extension Certificate.HittingProof.Node {
  fileprivate init(_ node: CertificateNode) throws(CertificateSyntaxError) {
    guard case .array(let values) = node.value.content, case .string(let letter)? = values.first?.content else {
      throw node.error("a list that begins with a letter was expected")
    }
    func item(_ position: Int) -> CertificateNode {
      CertificateNode(value: values[position], path: node.path[position])
    }
    func expect(_ count: Int, _ form: String) throws(CertificateSyntaxError) {
      guard values.count == count else { throw node.error("\(form) was expected") }
    }
    /// The integers after the letter.
    func integers(_ count: Int, _ form: String) throws(CertificateSyntaxError) -> [Int] {
      try CertificateNode(
        value: JSONValue(content: .array(Array(values.dropFirst())), line: node.value.line), path: node.path
      ).integers(count, form)
    }
    switch letter {
    case "e":
      try expect(1, "[\"e\"]")
      self = .identity
    case "f":
      try expect(1, "[\"f\"]")
      self = .exhausted
    case "o": self = .average(witness: try integers(1, "[\"o\", w]")[0])
    case "d": self = .quotients(element: try integers(1, "[\"d\", g]")[0])
    case "s": self = .sum(try node.set(try integers(5, "[\"s\", w, a, i, l, r]"), from: 0))
    case "t":
      try expect(3, "[\"t\", elements, limit]")
      self = .tile(
        elements: try item(1).list { (part) throws(CertificateSyntaxError) in try part.integer() },
        limit: try item(2).integer())
    case "p", "q":
      try expect(3, "[\"\(letter)\", denominator, sets]")
      let denominator = try item(1).integer()
      let sets = try item(2).list { (part) throws(CertificateSyntaxError) in
        let numbers = try part.integers(6, "[k, w, a, i, l, r]")
        return Certificate.HittingProof.PackedSet(weight: numbers[0], set: try part.set(numbers, from: 1))
      }
      self =
        letter == "p"
        ? .packing(denominator: denominator, sets: sets) : .tilePacking(denominator: denominator, sets: sets)
    case "b":
      try expect(3, "[\"b\", set, children]")
      var set: Certificate.HittingProof.SupportSet?
      if values[1].content != .null {
        set = try item(1).set(try item(1).integers(5, "null or [w, a, i, l, r]"), from: 0)
      }
      self = .branch(
        on: set,
        children: try item(2).list { (child) throws(CertificateSyntaxError) in
          let parts = try child.items(2, "[g, merged]")
          return Certificate.HittingProof.Child(
            element: try parts[0].integer(),
            merged: try parts[1].list { (merge) throws(CertificateSyntaxError) in
              let numbers = try merge.integers(5, "[g, a, i, l, r]")
              return Certificate.HittingProof.Merge(element: numbers[0], map: try merge.map(numbers, from: 1))
            })
        })
    default: throw node.error("the node \(letter.quoted) is not one of e, t, b, o, p, q, s, f, d")
    }
  }
}
