extension Certificate {
  /// The canonical text: keys in the order of the documentation, one scheme entry, coefficient or term per line, and a
  /// line break at the end. Equal certificates have equal texts, and parsing the text gives the certificate back.
  ///
  /// - Complexity: O(length of the text)
  public func serialized() -> String {
    var lines = ["{", "  \"format\": \"reynolds-certificate\",", "  \"version\": 1,"]
    lines.append("  \"group\": \(group.serialized),")
    if let action { lines.append("  \"action\": \(action.serialized),") }
    lines.append("  \"class\": \(functionClass.serialized),")
    lines.append(
      "  \"claim\": {\"symmetry\": \"\(claim.symmetry.rawValue)\", \"weights\": \"\(claim.weights.rawValue)\", "
        + "\"lower\": \(claim.lower), \"upper\": \(claim.upper)},")
    let entries = scheme.map { "{\"element\": \(compact($0.element)), \"weight\": \"\($0.weight)\"}" }
    lines.append("  \"scheme\": \(block(entries, indent: "  ")),")
    lines.append("  \"lower\": \(block(lower.map(\.serialized), indent: "  "))\(comments.isEmpty ? "" : ",")")
    if !comments.isEmpty {
      lines.append("  \"comments\": [\(comments.map(literal).joined(separator: ", "))]")
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A list of integers without spaces: `[2,3,1]`.
private func compact(_ integers: [Int]) -> String { "[" + integers.map(String.init).joined(separator: ",") + "]" }

/// A list with each item on a line of its own.
private func block(_ items: [String], indent: String) -> String {
  if items.isEmpty { return "[]" }
  return "[\n" + items.map { indent + "  " + $0 }.joined(separator: ",\n") + "\n" + indent + "]"
}

/// A JSON string literal.
private func literal(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\u{0}"..<" ":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

extension Certificate.Group {
  fileprivate var serialized: String {
    let name = name.map { "\"name\": \(literal($0)), " } ?? ""
    let list = generators.map(compact).joined(separator: ", ")
    return "{\(name)\"points\": \(points), \"generators\": [\(list)], \"order\": \(order)}"
  }
}

extension Certificate.Action {
  fileprivate var serialized: String {
    let (kind, dimension, images) =
      switch self {
      case .permutation(let dimension, let images): ("permutation", dimension, images.map(compact))
      case .signedPermutation(let dimension, let images): ("signed-permutation", dimension, images.map(compact))
      case .matrices(let dimension, let images):
        ("matrices", dimension, images.map { "[" + $0.map(compact).joined(separator: ",") + "]" })
      }
    return "{\"kind\": \"\(kind)\", \"dimension\": \(dimension), \"images\": [\(images.joined(separator: ", "))]}"
  }
}

extension Certificate.FunctionClass {
  fileprivate var serialized: String {
    switch self {
    case .functions: "{\"kind\": \"functions\"}"
    case .tuples(let size): "{\"kind\": \"tuples\", \"size\": \(size)}"
    case .subsets(let size): "{\"kind\": \"subsets\", \"size\": \(size)}"
    case .regular: "{\"kind\": \"regular\"}"
    case .polynomials(let degree): "{\"kind\": \"polynomials\", \"degree\": \(degree)}"
    case .linear: "{\"kind\": \"linear\"}"
    }
  }
}

extension Certificate.LowerBoundProof {
  fileprivate var serialized: String {
    func list(_ coefficients: [Certificate.MatrixCoefficient]) -> String {
      let items = coefficients.map { "{\"row\": \(compact($0.row)), \"column\": \(compact($0.column))}" }
      return "\"coefficients\": \(block(items, indent: "    "))"
    }
    let (kind, rest) =
      switch self {
      case .nontrivial(_, let generator, let column):
        ("nontrivial", "\"generator\": \(generator), \"column\": \(compact(column))")
      case .rank(_, let prime, let constant, let coefficients):
        ("rank", "\"prime\": \(prime), \"constant\": \(constant), \(list(coefficients))")
      case .delsarte(_, let constant, let terms):
        (
          "delsarte",
          "\"constant\": \"\(constant)\", \"terms\": "
            + block(
              terms.map { "{\"class\": \(compact($0.conjugacyClass)), \"coefficient\": \"\($0.coefficient)\"}" },
              indent: "    ")
        )
      case .divisibility(_, let coefficients): ("divisibility", list(coefficients))
      case .solverClaimed(_, let solver): ("solver-claimed", "\"solver\": \(literal(solver))")
      }
    return "{\"kind\": \"\(kind)\", \"bound\": \(bound), \(rest)}"
  }
}
