/// Where the inputs of a measurement come from: a distribution on ℝᵈ, or the rows of a data set.
///
/// Statements about means are statements about this source; the adversarial search is not bound to it.
public struct InputSource: Sendable {
  /// The distribution from which inputs are drawn independently.
  public enum Distribution: Sendable, Hashable {
    /// Coordinates independent and normal, with mean 0 and this standard deviation.
    case gaussian(scale: Double)
    /// Coordinates independent and uniform in [−scale, scale].
    case uniform(scale: Double)
    /// Coordinates independent and uniform among the integers from −scale to scale.
    case integers(scale: Int)
    /// Uniform on the sphere of this radius around 0.
    case sphere(radius: Double)
  }

  private enum Kind: Sendable {
    case distribution(Distribution)
    case rows([Double])
  }

  private let kind: Kind
  /// The number of values of an input.
  public let dimension: Int
  /// The type to which inputs are rounded, so that the model sees the very numbers of which the report speaks.
  public let numberType: ModelDeclaration.NumberType

  /// Independent draws from a distribution.
  ///
  /// - Throws: ``ProbeError/invalidDistribution(_:)`` unless the scale is positive and finite (integers: at least 1, at most 2²⁴).
  public init(
    _ distribution: Distribution, dimension: Int, numberType: ModelDeclaration.NumberType
  ) throws(ProbeError) {
    let scale: Double
    switch distribution {
    case .gaussian(let value), .uniform(let value), .sphere(let value): scale = value
    case .integers(let value):
      guard value <= 1 << 24 else { throw .invalidDistribution("integers beyond 2^24 are not all exact in float32") }
      scale = Double(value)
    }
    let limit: Double = numberType == .float32 ? 1e36 : 1e300
    guard scale > 0, scale <= limit else {
      throw .invalidDistribution("the scale is \(scale); it must be above 0 and at most \(limit)")
    }
    kind = .distribution(distribution)
    self.dimension = dimension
    self.numberType = numberType
  }

  /// Uniform draws, with replacement, from the rows of a data set: means are then means over the rows.
  ///
  /// - Parameters:
  ///   - rows: the inputs, one after the other.
  ///   - dimension: the number of values in an input.
  ///   - numberType: the type that values are rounded to.
  /// - Throws: ``ProbeError/invalidRows(_:)`` for an empty data set, a wrong number of values, or values that are not finite.
  /// - Complexity: O(values)
  public init(
    rows: [Double], dimension: Int, numberType: ModelDeclaration.NumberType
  ) throws(ProbeError) {
    guard dimension > 0, !rows.isEmpty, rows.count.isMultiple(of: dimension) else {
      throw .invalidRows("\(rows.count) values are not rows of \(dimension) values each, at least one row")
    }
    let rounded = rows.map { numberType.rounded($0) }
    if let place = rounded.firstIndex(where: { !$0.isFinite }) {
      throw .invalidRows(
        "row \(place / dimension + 1) has the value \(rows[place]); inputs must be finite as \(numberType.rawValue)")
    }
    kind = .rows(rounded)
    self.dimension = dimension
    self.numberType = numberType
  }

  /// The number of rows, if inputs come from a data set.
  public var rowCount: Int? {
    if case .rows(let rows) = kind { rows.count / dimension } else { nil }
  }

  /// The row of this number, counted from 0; `nil` if there is none.
  public func row(_ index: Int) -> [Double]? {
    guard case .rows(let rows) = kind, index >= 0, index < rows.count / dimension else { return nil }
    return Array(rows[(index * dimension)..<((index + 1) * dimension)])
  }

  /// The typical size of a coordinate: the standard deviation (uniform, integers: the scale; rows: the root mean square).
  public var scale: Double {
    switch kind {
    case .distribution(.gaussian(let scale)), .distribution(.uniform(let scale)): return scale
    case .distribution(.integers(let scale)): return Double(scale)
    case .distribution(.sphere(let radius)): return radius / Double(max(dimension, 1)).squareRoot()
    case .rows(let rows):
      let largest = rows.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { return 1 }
      let squares = rows.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
      return largest * (squares / Double(rows.count)).squareRoot()
    }
  }

  /// One input.
  ///
  /// - Complexity: O(dimension)
  public func draw(using random: inout some RandomNumberGenerator) -> [Double] {
    switch kind {
    case .distribution(.gaussian(let scale)):
      return normals(using: &random).map { numberType.rounded(scale * $0) }
    case .distribution(.uniform(let scale)):
      return (0..<dimension).map { _ in
        numberType.rounded(scale * (2 * Double.random(in: 0..<1, using: &random) - 1))
      }
    case .distribution(.integers(let scale)):
      return (0..<dimension).map { _ in Double(Int.random(in: -scale...scale, using: &random)) }
    case .distribution(.sphere(let radius)):
      let direction = normals(using: &random)
      let norm = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return direction.map { numberType.rounded(norm > 0 ? radius * ($0 / norm) : radius) }
    case .rows(let rows):
      let row = Int.random(in: 0..<(rows.count / dimension), using: &random)
      return Array(rows[(row * dimension)..<((row + 1) * dimension)])
    }
  }

  private func normals(using random: inout some RandomNumberGenerator) -> [Double] {
    var sampler = NormalSampler()
    return (0..<dimension).map { _ in sampler.next(using: &random) }
  }
}

extension InputSource: CustomStringConvertible {
  /// Words for a report.
  public var description: String {
    switch kind {
    case .distribution(.gaussian(let scale)): "normal coordinates of standard deviation \(scale)"
    case .distribution(.uniform(let scale)): "uniform coordinates in [-\(scale), \(scale)]"
    case .distribution(.integers(let scale)): "uniform integer coordinates from -\(scale) to \(scale)"
    case .distribution(.sphere(let radius)): "uniform on the sphere of radius \(radius)"
    case .rows(let rows): "\(rows.count / dimension) rows of data, drawn with replacement"
    }
  }
}
