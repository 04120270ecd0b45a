/// The keys of one header, taken one by one; what is left at the end is unknown.
struct HeaderFields {
  private var members: [(key: String, value: HeaderReader.Value)]

  init(_ members: [(key: String, value: HeaderReader.Value)]) { self.members = members }

  private mutating func take(_ key: String) -> HeaderReader.Value? {
    guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
    return members.remove(at: index).value
  }

  private mutating func required(_ key: String) throws(HeaderReader.Fault) -> HeaderReader.Value {
    guard let value = take(key) else { throw HeaderReader.Fault(reason: "the key “\(key)” is missing") }
    return value
  }

  mutating func string(_ key: String) throws(HeaderReader.Fault) -> String {
    guard case .string(let text) = try required(key) else {
      throw HeaderReader.Fault(reason: "the key “\(key)” takes a string")
    }
    return text
  }

  /// `nil` if the key is missing or `null`.
  mutating func optionalString(_ key: String) throws(HeaderReader.Fault) -> String? {
    switch take(key) {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw HeaderReader.Fault(reason: "the key “\(key)” takes a string")
    }
  }

  mutating func integer(_ key: String, atLeast least: Int) throws(HeaderReader.Fault) -> Int {
    guard case .integer(let value) = try required(key), value >= least else {
      throw HeaderReader.Fault(reason: "the key “\(key)” takes an integer, at least \(least)")
    }
    return value
  }

  /// `nil` if the key is missing or `null`.
  mutating func optionalInteger(_ key: String, atLeast least: Int) throws(HeaderReader.Fault) -> Int? {
    switch take(key) {
    case nil, .null: return nil
    case .integer(let value) where value >= least: return value
    default: throw HeaderReader.Fault(reason: "the key “\(key)” takes an integer, at least \(least)")
    }
  }

  mutating func boolean(_ key: String) throws(HeaderReader.Fault) -> Bool {
    guard case .boolean(let value) = try required(key) else {
      throw HeaderReader.Fault(reason: "the key “\(key)” takes true or false")
    }
    return value
  }

  mutating func shape(_ key: String) throws(HeaderReader.Fault) -> [Int] {
    guard case .integers(let shape) = try required(key), shape.allSatisfy({ $0 >= 0 }) else {
      throw HeaderReader.Fault(reason: "the key “\(key)” takes a list of integers that are not negative")
    }
    guard shape.count <= ProbeProtocol.rankLimit else {
      throw HeaderReader.Fault(reason: "“\(key)” has \(shape.count) axes; \(ProbeProtocol.rankLimit) is the most")
    }
    return shape
  }

  /// An axis that has to be there, but may be `null`.
  mutating func axis(_ key: String) throws(HeaderReader.Fault) -> Int? {
    switch try required(key) {
    case .null: return nil
    case .integer(let axis) where (0..<ProbeProtocol.rankLimit).contains(axis): return axis
    default: throw HeaderReader.Fault(reason: "the key “\(key)” takes the number of an axis, from 0, or null")
    }
  }

  mutating func numberType() throws(HeaderReader.Fault) -> ModelDeclaration.NumberType {
    let name = try string("dtype")
    guard let type = ModelDeclaration.NumberType(rawValue: name) else {
      throw HeaderReader.Fault(reason: "the key “dtype” is “float64” or “float32”, not “\(name)”")
    }
    return type
  }

  /// Frames without numbers may say so.
  mutating func noPayload() throws(HeaderReader.Fault) {
    guard try optionalInteger("bytes", atLeast: 0) ?? 0 == 0 else {
      throw HeaderReader.Fault(reason: "a frame of this kind has no payload: leave “bytes” out")
    }
  }

  /// Refuses what nothing has taken, but for keys that begin with `x_`.
  func finish() throws(HeaderReader.Fault) {
    if let unknown = members.first(where: { !$0.key.hasPrefix("x_") }) {
      throw HeaderReader.Fault(
        reason: "the key “\(unknown.key)” is not one of this frame (keys of one's own begin with “x_”)")
    }
  }
}
