extension Duration {
  /// The duration as a number of seconds.
  public var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// A result and how long it took to compute.
public struct Timed<Value> {
  /// The median of the runs, in seconds.
  public var seconds: Double
  /// The result of the last run.
  public var value: Value
}

/// Times an action: the median of at most five runs, but no further run once a second is over.
public func timed<Value>(_ action: () throws -> Value) rethrows -> Timed<Value> {
  let begin = ContinuousClock.now
  var seconds: [Double] = []
  while true {
    let start = ContinuousClock.now
    let value = try action()
    seconds.append((ContinuousClock.now - start).seconds)
    if seconds.count == 5 || (ContinuousClock.now - begin).seconds > 1 {
      return Timed(seconds: seconds.sorted()[seconds.count / 2], value: value)
    }
  }
}
