extension Gen where Value == Double {
  /// Numbers of a range of finite ends, uniformly. Shrinks towards small integers, then short fractions.
  ///
  /// The sign is a choice of its own where the range has numbers of both signs; nan is never made. A range with an
  /// infinite end throws ``GenerationError/infiniteRange(_:)`` when drawn from.
  public static func double(in range: ClosedRange<Double>) -> Gen {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    guard lower.isFinite, upper.isFinite else {
      return Gen { _ in throw GenerationError.infiniteRange("double(in: \(lower)...\(upper))") }
    }
    return Gen { source in
      let isNegative = try drawSign(lower: lower, upper: upper, from: &source)
      let smallest = isNegative ? max(0, -upper) : max(0, lower)
      let largest = isNegative ? -lower : upper
      let index = try source.index(upTo: .max, kind: .double) { random in
        let fraction = Double(random.next() >> 11) * 0x1p-53
        // Written so that no intermediate result overflows.
        return DoubleOrder.index(of: smallest * (1 - fraction) + largest * fraction)
      }
      let magnitude = DoubleOrder.magnitude(at: index)
      let clamped = magnitude.isNaN ? smallest : min(max(magnitude, smallest), largest)
      return isNegative ? -clamped : clamped
    }
  }

  /// Any finite number, small and huge, integers and fractions; and on request infinities and nan.
  public static func double(specials: Bool = false) -> Gen {
    Gen { source in
      let isNegative = try source.index(upTo: 1, kind: .boolean) == 1
      let index = try source.index(upTo: .max, kind: .double) { random in
        DoubleOrder.index(of: plannedMagnitude(&random, specials: specials))
      }
      var magnitude = DoubleOrder.magnitude(at: index)
      if !specials, !magnitude.isFinite { magnitude = .greatestFiniteMagnitude }
      return isNegative ? -magnitude : magnitude
    }
  }

  private static func plannedMagnitude(_ random: inout SplitMix64, specials: Bool) -> Double {
    switch random.next() & 15 {
    case 0 where specials: return random.next() & 1 == 0 ? .infinity : .nan
    case 0...3: return Double(random.nextBitLengthUniform(upTo: 1 << 53))
    case 4...7: return Double(random.next() >> 11) * 0x1p-53
    case 8...11: return Double(random.nextBitLengthUniform(upTo: 1 << 20)) / 16
    case 12: return .leastNonzeroMagnitude
    default:
      let magnitude = Double(bitPattern: random.next() & ~(1 << 63))
      return magnitude.isFinite ? magnitude : .greatestFiniteMagnitude
    }
  }

  private static func drawSign(
    lower: Double, upper: Double, from source: inout ChoiceSource
  ) throws -> Bool {
    guard lower < 0 else { return false }
    guard upper >= 0 else { return true }
    // Halved, because the width of the largest range overflows.
    let share = (-lower / 2) / (upper / 2 - lower / 2)
    return try source.index(upTo: 1, kind: .boolean) { random in
      Double(random.next() >> 11) * 0x1p-53 < share ? 1 : 0
    } == 1
  }
}
