import BigInt
public import ExactArithmetic
import Representations

/// One search of a scaling experiment by one construction, with the bounds that hold for its group, class and ε.
public struct ScalingRow: Sendable, Hashable, Codable {
  /// The family.
  public let family: ScalingFamily
  /// n, m or q.
  public let parameter: Int
  /// The name of the group.
  public let group: String
  /// The function class.
  public let functionClass: String
  /// |G|, decimal.
  public let order: String
  /// ln |G|.
  public let logOrder: Double
  /// D, the sum of the dimensions of the nontrivial irreducible representations in F.
  public let dimensionSum: Int
  /// ln 2D.
  public let logDimension: Double
  /// ε.
  public let epsilon: Rational
  /// How the scheme was made.
  public let construction: ScalingConstruction
  /// Which of the repeated searches, from 1.
  public let number: Int
  /// The size of the scheme found, for samples the number of draws; `nil` if there is none.
  public let size: Int?
  /// A lower bound for the weak error of the scheme found.
  public let errorLower: Double?
  /// An upper bound for it; at most ε, up to rounding where the error was compared with ε exactly.
  public let errorUpper: Double?
  /// Why there is no scheme; `nil` if there is one.
  public let refusal: ScalingRefusal?
  /// No convex weak(ε) scheme is smaller than this.
  public let lowerBound: Int
  /// The size that the bound of Bernstein proves sufficient.
  public let bernstein: Int
  /// The size that the bound of Chernoff proves sufficient.
  public let chernoff: Int
  /// The size that the bound of Kullback and Leibler proves sufficient.
  public let kullbackLeibler: Int
  /// The least n with 4(n − 1)/n² ≤ ε: 2√(n − 1) is the norm of a sum of n free unitaries, which random elements of S_n on points
  /// approach. Sizes level off there for groups without small representations; they do not for abelian ones. Not a bound.
  ///
  /// Sources: C. A. Akemann, P. A. Ostrand, Amer. J. Math. 98 (1976); C. Bordenave, B. Collins, Annals of Math. 190 (2019).
  public let freeLimit: Int

  init(
    family: ScalingFamily, parameter: Int, instance: any ScalingInstance, bounds: ScalingBounds,
    construction: ScalingConstruction, number: Int, outcome: ScalingOutcome
  ) {
    self.family = family
    self.parameter = parameter
    group = instance.group
    functionClass = instance.functionClass
    order = instance.order.description
    logOrder = ScalingRow.logarithm(Rational(instance.order))
    dimensionSum = instance.dimensionSum
    logDimension = ScalingRow.logarithm(Rational(2 * max(dimensionSum, 1)))
    epsilon = bounds.epsilon
    self.construction = construction
    self.number = number
    switch outcome {
    case .found(let found, let error): (size, errorLower, errorUpper, refusal) = (found, error.lower, error.upper, nil)
    case .refused(let reason): (size, errorLower, errorUpper, refusal) = (nil, nil, nil, reason)
    }
    lowerBound = bounds.lower
    (bernstein, chernoff, kullbackLeibler) = (bounds.bernstein, bounds.chernoff, bounds.kullbackLeibler)
    freeLimit = bounds.freeLimit
  }

  private static func logarithm(_ value: Rational) -> Double {
    Enclosure.naturalLogarithm(of: value).midpoint.approximation
  }
}

/// The bounds that hold for one group, class and ε.
struct ScalingBounds {
  let epsilon: Rational
  let lower: Int
  let bernstein: Int
  let chernoff: Int
  let kullbackLeibler: Int
  let freeLimit: Int

  /// - Precondition: 0 < ε < 1.
  init(_ instance: any ScalingInstance, epsilon: Rational) {
    func sufficient(_ bound: SamplingBound) -> Int {
      bound.sufficientSize(dimension: instance.dimensionSum, epsilon: epsilon) ?? 1
    }
    self.epsilon = epsilon
    lower = WeakLowerBound.plancherel(order: instance.transitiveDimension, epsilon: epsilon)
    bernstein = sufficient(.bernstein)
    chernoff = sufficient(.chernoff)
    kullbackLeibler = sufficient(.kullbackLeibler)
    // n ≥ (2 + 2√(1 − ε))/ε, and one element has error 1 > ε.
    let root = Enclosure.squareRoot(of: 1 - epsilon)
    freeLimit = Rational(((2 + 2 * root.upper) / epsilon).ceiling).asInt ?? Int.max
  }
}

extension ScalingRow {
  /// The names of the columns of ``csv(_:)``, those of the properties.
  static let columns = [
    "family", "parameter", "group", "functionClass", "order", "logOrder", "dimensionSum", "logDimension", "epsilon",
    "construction", "number", "size", "errorLower", "errorUpper", "refusal", "reason", "lowerBound", "bernstein",
    "chernoff", "kullbackLeibler",
    "freeLimit",
  ]

  private var fields: [String] {
    [
      family.rawValue, "\(parameter)", group, functionClass, order, "\(logOrder)", "\(dimensionSum)", "\(logDimension)",
      "\(epsilon)", construction.rawValue, "\(number)", size.map(String.init) ?? "",
      errorLower.map { "\($0)" } ?? "", errorUpper.map { "\($0)" } ?? "", refusal?.kind.rawValue ?? "",
      refusal?.reason ?? "", "\(lowerBound)", "\(bernstein)", "\(chernoff)", "\(kullbackLeibler)", "\(freeLimit)",
    ]
  }

  /// Rows as comma-separated values with a head line (RFC 4180); doubles in the shortest form that is read back exactly.
  public static func csv(_ rows: [ScalingRow]) -> String {
    CommaSeparatedValues.text([columns] + rows.map(\.fields))
  }

  /// Reads what ``csv(_:)`` wrote.
  ///
  /// - Throws: ``ScalingError/malformedTable(line:reason:)``.
  public static func rows(csv text: String) throws(ScalingError) -> [ScalingRow] {
    let lines = try CommaSeparatedValues.lines(of: text)
    guard lines.first == columns else {
      throw .malformedTable(line: 1, reason: "the columns must be \(columns.joined(separator: ","))")
    }
    var rows: [ScalingRow] = []
    for (index, fields) in lines.enumerated().dropFirst() { rows.append(try ScalingRow(fields, line: index + 1)) }
    return rows
  }

  private init(_ fields: [String], line: Int) throws(ScalingError) {
    guard fields.count == ScalingRow.columns.count else {
      throw .malformedTable(
        line: line, reason: "\(fields.count) fields instead of \(ScalingRow.columns.count)")
    }
    func read<Value>(_ column: Int, _ parse: (String) -> Value?) throws(ScalingError) -> Value {
      guard let value = parse(fields[column]) else {
        throw .malformedTable(line: line, reason: "“\(fields[column])” is no \(ScalingRow.columns[column])")
      }
      return value
    }
    family = try read(0) { ScalingFamily(rawValue: $0) }
    parameter = try read(1) { Int($0) }
    (group, functionClass) = (fields[2], fields[3])
    order = try read(4) { BigInt($0, radix: 10)?.description }
    logOrder = try read(5) { Double($0) }
    dimensionSum = try read(6) { Int($0) }
    logDimension = try read(7) { Double($0) }
    epsilon = try read(8) { Rational($0) }
    construction = try read(9) { ScalingConstruction(rawValue: $0) }
    number = try read(10) { Int($0) }
    if fields[14].isEmpty {
      size = try read(11) { Int($0) }
      errorLower = try read(12) { Double($0) }
      errorUpper = try read(13) { Double($0) }
      refusal = nil
    } else {
      (size, errorLower, errorUpper) = (nil, nil, nil)
      for column in 11...13 where !fields[column].isEmpty {
        throw .malformedTable(line: line, reason: "a row with a refusal has no \(ScalingRow.columns[column])")
      }
      refusal = ScalingRefusal(try read(14) { ScalingRefusal.Kind(rawValue: $0) }, fields[15])
    }
    lowerBound = try read(16) { Int($0) }
    bernstein = try read(17) { Int($0) }
    chernoff = try read(18) { Int($0) }
    kullbackLeibler = try read(19) { Int($0) }
    freeLimit = try read(20) { Int($0) }
  }
}
