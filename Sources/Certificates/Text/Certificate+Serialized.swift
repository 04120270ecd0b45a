extension Certificate {
  /// The canonical text: keys in the order of the documentation, one scheme entry, coefficient, term, witness or
  /// tree node per line, and a line break at the end. Equal certificates have equal texts, and parsing the text gives the certificate back.
  ///
  /// - Complexity: O(length of the text)
  public func serialized() -> String {
    var lines = ["{", "  \"format\": \"reynolds-certificate\",", "  \"version\": 2,"]
    if let conductor { lines.append("  \"field\": {\"conductor\": \(conductor)},") }
    lines.append("  \"group\": \(group.serialized),")
    if let action { lines.append("  \"action\": \(action.serialized),") }
    lines.append("  \"class\": \(functionClass.serialized),")
    lines.append("  \"claim\": \(claim.serialized),")
    let entries = scheme.map { "{\"element\": \(compact($0.element)), \"weight\": \"\($0.weight)\"}" }
    lines.append("  \"scheme\": \(block(entries, indent: "  ")),")
    lines.append(
      "  \"lower\": \(block(lower.map { $0.serialized(indent: "    ") }, indent: "  "))\(comments.isEmpty ? "" : ",")")
    if !comments.isEmpty {
      lines.append("  \"comments\": [\(comments.map(literal).joined(separator: ", "))]")
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Certificate {
  /// Texts of more bytes are kept compressed, in files that end in `.json.gz`.
  public static let compressionThreshold = 64 << 10

  /// The bytes of a file: the canonical text, or a gzip file with it if it is longer than ``compressionThreshold``. Equal
  /// certificates have equal files.
  ///
  /// - Complexity: O(length of the text)
  public func encoded() -> (bytes: [UInt8], isCompressed: Bool) {
    let text = Array(serialized().utf8)
    return text.count > Certificate.compressionThreshold ? (Gzip.compressed(text), true) : (text, false)
  }
}

/// A list of integers without spaces: `[2,3,1]`.
func compact(_ integers: [Int]) -> String { "[" + integers.map(String.init).joined(separator: ",") + "]" }

/// A list with each item on a line of its own.
func block(_ items: [String], indent: String) -> String {
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
      case .fieldMatrices(let dimension, let images):
        (
          "field-matrices", dimension,
          images.map { image in
            let rows = image.map { row in "[" + row.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
            return "[" + rows.joined(separator: ",") + "]"
          }
        )
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

extension Certificate.Claim {
  fileprivate var serialized: String {
    let epsilon = symmetry == .exact ? "" : "\"epsilon\": \"\(epsilon)\", "
    let field = rationalWeights ? "\"weightField\": \"rational\", " : ""
    return "{\"symmetry\": \"\(symmetry.rawValue)\", \(epsilon)\"weights\": \"\(weights.rawValue)\", \(field)"
      + "\"lower\": \(lower), \"upper\": \(upper)}"
  }
}

extension Certificate.LowerBoundProof {
  /// The text, whose later lines are indented by two spaces more than those of the proof.
  fileprivate func serialized(indent: String) -> String {
    func list(_ coefficients: [Certificate.MatrixCoefficient]) -> String {
      let items = coefficients.map { "{\"row\": \(compact($0.row)), \"column\": \(compact($0.column))}" }
      return "\"coefficients\": \(block(items, indent: indent))"
    }
    func rank(_ prime: Int, _ constant: Bool, _ coefficients: [Certificate.MatrixCoefficient]) -> String {
      "\"prime\": \(prime), \"constant\": \(constant), \(list(coefficients))"
    }
    let stated = "\"bound\": \(bound), "
    let rest =
      switch self {
      case .nontrivial(_, let generator, let column):
        stated + "\"generator\": \(generator), \"column\": \(compact(column))"
      case .rank(_, let prime, let constant, let coefficients),
        .plancherel(_, let prime, let constant, let coefficients):
        stated + rank(prime, constant, coefficients)
      case .delsarte(_, let constant, let terms):
        stated + "\"constant\": \"\(constant)\", \"terms\": "
          + block(
            terms.map { "{\"class\": \(compact($0.conjugacyClass)), \"coefficient\": \"\($0.coefficient)\"}" },
            indent: indent)
      case .divisibility(_, let coefficients): stated + list(coefficients)
      case .solverClaimed(_, let solver): stated + "\"solver\": \(literal(solver))"
      case .positiveDefinite(_, let constant, let terms):
        stated + "\"constant\": \"\(constant)\", \"terms\": "
          + block(
            terms.map { "{\"label\": \(compact($0.label)), \"coefficient\": \"\($0.coefficient)\"}" }, indent: indent)
      case .smallComplement(let proof):
        stated + rank(proof.prime, proof.constant, proof.coefficients)
          + ", \"basis\": \(block(proof.basis.map(compact), indent: indent))"
      case .normalSubgroup(let proof):
        stated + "\"subgroup\": {\"generators\": [\(proof.generators.map(compact).joined(separator: ", "))], "
          + "\"order\": \(proof.order)}, "
          + "\"lower\": \(block(proof.lower.map { $0.serialized(indent: indent + "  ") }, indent: indent))"
      case .subclass(let proof): proof.serialized(indent: indent)
      case .hitting(let proof): proof.serialized(indent: indent)
      }
    return "{\"kind\": \"\(kind)\", \(rest)}"
  }
}

extension Certificate.SubclassProof {
  fileprivate func serialized(indent: String) -> String {
    var text = "\"class\": \(functionClass.serialized), "
    if let symmetry {
      text += "\"symmetry\": \"\(symmetry.rawValue)\", "
      if symmetry != .exact { text += "\"epsilon\": \"\(epsilon)\", " }
    }
    if let weights { text += "\"weights\": \"\(weights.rawValue)\", " }
    return text + "\"lower\": \(block(lower.map { $0.serialized(indent: indent + "  ") }, indent: indent))"
  }
}
