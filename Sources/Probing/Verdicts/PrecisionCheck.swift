import ExactArithmetic

/// Finds models that speak float64 and compute in float32: their rounding is that of float32.
enum PrecisionCheck {
  /// How many inputs are tried.
  static let inputCount = 8

  /// The type in which a model computes, as far as its answers tell.
  ///
  /// Inputs that are float32 numbers are moved by a relative 2⁻²⁸ and by 2⁻³⁰, which rounding to float32 undoes: if no output changes by a
  /// single bit, but some do when inputs are moved by 2⁻²⁰, the model does not see what float32 does not see.
  ///
  /// - Throws: ``ProbeStop``, and what kept the model from answering.
  /// - Complexity: 32 queries
  static func precision(
    of session: ModelSession, inputs source: InputSource, seed: UInt64
  ) throws -> ModelDeclaration.NumberType {
    let declared = session.model.declaration.numberType
    guard declared == .float64 else { return declared }
    var random = SplitMix64(seed: seed)
    // Zero coordinates do not move, and show nothing.
    let bases = (0..<inputCount).map { _ in
      source.draw(using: &random).map { ModelDeclaration.NumberType.float32.rounded($0) }
    }
    func outputs(movedBy exponent: Int?) throws -> [[UInt64]] {
      let factor = exponent.map { 1 + Double(sign: .plus, exponent: $0, significand: 1) } ?? 1
      return try session.outputs(at: bases.map { $0.map { $0 * factor } }).map { $0.map(\.bitPattern) }
    }
    let reference = try outputs(movedBy: nil)
    guard try outputs(movedBy: -30) == reference, try outputs(movedBy: -28) == reference else { return .float64 }
    return try outputs(movedBy: -20) == reference ? .float64 : .float32
  }
}
