import ExactArithmetic

/// Which function class is meant, before a group is known.
public enum FunctionClassSpecification: Sendable, Hashable {
  /// All functions on the points.
  case functions
  /// All functions on the group.
  case regular
  /// Polynomials of degree at most k in the coordinates.
  case polynomials(degree: Int)
  /// Functions on t-tuples of distinct points.
  case tuples(size: Int)
  /// Functions on t-subsets of the points.
  case subsets(size: Int)
  /// The representation given by one integer matrix per generator.
  case matrices([Matrix<Int>])
  /// The representation given by one matrix over ℚ(2cos 2π/n) per generator, n the conductor.
  case fieldMatrices(conductor: Int, [Matrix<RealCyclotomic>])
  /// For cyclic groups: all characters whose order is one of the given numbers.
  case characters(orders: [Int])

  static let hint =
    "write functions, regular, polynomials:3, tuples:2, subsets:2, characters:2,8 (cyclic groups), matrices:[[0,-1],[1,-1]];[[0,1],[1,0]] (one integer matrix per generator), or matrices:5:[[0,-1],[1,c1]] (over ℚ(c1), ck = 2cos(2πk/5))"

  /// Reads a class.
  ///
  /// - Throws: ``RepresentationError/unknownClass(_:hint:)``, ``RepresentationError/malformedMatrices(_:)``.
  public init(_ text: String) throws(RepresentationError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let argument = parts.count == 2 ? parts[1] : nil
    switch (parts[0], argument) {
    case ("functions", nil): self = .functions
    case ("regular", nil): self = .regular
    case ("polynomials", let degree?):
      self = .polynomials(
        degree: try FunctionClassSpecification.number(degree, atLeast: 0, in: text, what: "the degree"))
    case ("tuples", let size?):
      self = .tuples(size: try FunctionClassSpecification.number(size, atLeast: 1, in: text, what: "the tuple size"))
    case ("subsets", let size?):
      self = .subsets(size: try FunctionClassSpecification.number(size, atLeast: 1, in: text, what: "the subset size"))
    case ("matrices", let list?):
      if let colon = list.firstIndex(of: ":") {
        let conductor = try FunctionClassSpecification.number(
          String(list[..<colon]), atLeast: 1, in: text, what: "the conductor")
        self = .fieldMatrices(
          conductor: conductor,
          try MatrixListParser.matrices(String(list[list.index(after: colon)...]), conductor: conductor))
      } else {
        self = .matrices(try MatrixListParser.matrices(list))
      }
    case ("characters", let list?):
      var orders: [Int] = []
      for part in list.split(separator: ",", omittingEmptySubsequences: false) {
        orders.append(
          try FunctionClassSpecification.number(String(part), atLeast: 1, in: text, what: "the order of a character"))
      }
      self = .characters(orders: Set(orders).sorted())
    default: throw .unknownClass(text, hint: FunctionClassSpecification.hint)
    }
  }

  private static func number(
    _ text: String, atLeast least: Int, in whole: String, what: String
  ) throws(RepresentationError) -> Int {
    guard let value = Int(text), String(value) == text else {
      throw .unknownClass(whole, hint: "\(what) must be a whole number from \(least) on, not “\(text)”")
    }
    guard value >= least else { throw .unknownClass(whole, hint: "\(what) must be at least \(least), not \(value)") }
    guard value <= 1_000_000 else { throw .unknownClass(whole, hint: "\(what) must be at most 1000000, not \(value)") }
    return value
  }
}

extension FunctionClassSpecification: CustomStringConvertible {
  /// The text form that ``init(_:)`` reads.
  public var description: String {
    switch self {
    case .functions: "functions"
    case .regular: "regular"
    case .polynomials(let degree): "polynomials:\(degree)"
    case .tuples(let size): "tuples:\(size)"
    case .subsets(let size): "subsets:\(size)"
    case .matrices(let list): "matrices:" + MatrixListParser.text(list) { String($0) }
    case .fieldMatrices(let conductor, let list):
      "matrices:\(conductor):" + MatrixListParser.text(list) { $0.text(conductor: conductor) ?? $0.description }
    case .characters(let orders): "characters:" + orders.map(String.init).joined(separator: ",")
    }
  }
}
