/// The 64-bit generator behind every random case: one addition and three xor-multiplications a number.
///
/// The stream is part of the engine's contract: a seed written down today draws the same numbers in every later
/// version, on every platform. That is why nothing here is taken from the standard library's random algorithms, which
/// make no such promise.
///
/// Source: Steele, Lea, Flood, *Fast splittable pseudorandom number generators*, doi:10.1145/2714064.2660195.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline
  var state: UInt64

  /// A generator whose stream is a function of `seed` alone.
  @inlinable
  public init(seed: UInt64) {
    state = seed
  }

  /// The generator of case `index` of the run with seed `seed`; streams of different cases are unrelated.
  @inlinable
  public init(seed: UInt64, case index: UInt64) {
    state = SplitMix64.mix(seed &+ 0x9E37_79B9_7F4A_7C15) ^ SplitMix64.mix(index &* 0xD1B5_4A32_D192_ED03 &+ 1)
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mix(state)
  }

  /// A number in `0...max`, by multiply and shift; the bias of any single number is at most `max / 2⁶⁴`.
  @inlinable
  public mutating func next(upTo max: UInt64) -> UInt64 {
    let bits = next()
    return max == .max ? bits : bits.multipliedFullWidth(by: max &+ 1).high
  }

  /// A number in `0...max` whose bit length is uniform, so that small and huge numbers are equally common.
  @inlinable
  public mutating func nextBitLengthUniform(upTo max: UInt64) -> UInt64 {
    let bits = next(upTo: UInt64(64 - max.leadingZeroBitCount))
    let value = bits == 0 ? 0 : next() >> (64 - bits)
    return value > max ? next(upTo: max) : value
  }

  @inlinable
  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
