import ExactArithmetic

/// A JSON value on its way to becoming a part of a certificate: it knows its path, and every demand names it.
struct CertificateNode {
  let value: JSONValue
  let path: PartPath
  /// The n of the field ℚ(ζ_n) that numbers are in, if not all are rational.
  var conductor: Int?

  /// The longest text of a rational number, in bytes: reading one takes quadratic time.
  static let rationalLengthLimit = 10_000

  func error(_ message: String) -> CertificateSyntaxError {
    CertificateSyntaxError(line: value.line, part: path, message)
  }

  /// The members of an object that has every required key and no unknown one.
  func object(
    _ required: [String], optional: [String] = []
  ) throws(CertificateSyntaxError) -> [String: CertificateNode] {
    guard case .object(let members) = value.content else { throw error("an object was expected, not \(value.kind)") }
    var fields: [String: CertificateNode] = [:]
    for member in members {
      guard required.contains(member.key) || optional.contains(member.key) else {
        throw CertificateSyntaxError(
          line: member.line, part: path,
          "unknown key \(member.key.quoted); known here: \((required + optional).joined(separator: ", "))")
      }
      fields[member.key] = CertificateNode(value: member.value, path: path[member.key], conductor: conductor)
    }
    for key in required where fields[key] == nil { throw error("the key “\(key)” is missing") }
    return fields
  }

  /// The value of `kind`, which decides what other keys an object has.
  func kind() throws(CertificateSyntaxError) -> String {
    guard case .object(let members) = value.content else { throw error("an object was expected, not \(value.kind)") }
    guard let kind = members.first(where: { $0.key == "kind" }) else { throw error("the key “kind” is missing") }
    return try CertificateNode(value: kind.value, path: path["kind"]).string()
  }

  func string() throws(CertificateSyntaxError) -> String {
    guard case .string(let text) = value.content else { throw error("a string was expected, not \(value.kind)") }
    return text
  }

  func boolean() throws(CertificateSyntaxError) -> Bool {
    guard case .boolean(let flag) = value.content else { throw error("true or false was expected, not \(value.kind)") }
    return flag
  }

  func integer() throws(CertificateSyntaxError) -> Int {
    guard case .integer(let integer) = value.content else {
      throw error("an integer was expected, not \(value.kind)")
    }
    return integer
  }

  /// A rational number in its one canonical text.
  func rational() throws(CertificateSyntaxError) -> Rational {
    guard case .string(let text) = value.content else {
      throw error("a rational number in quotation marks, such as \"-3/7\", was expected, not \(value.kind)")
    }
    guard text.utf8.count <= CertificateNode.rationalLengthLimit else {
      throw error("a rational number has at most \(CertificateNode.rationalLengthLimit) characters")
    }
    guard let rational = Rational(text) else { throw error("\(text.quoted) is not a rational number such as \"-3/7\"") }
    guard rational.description.utf8.elementsEqual(text.utf8) else {
      throw error("\(text.quoted) is not in lowest terms; write \(rational.description.quoted)")
    }
    return rational
  }

  /// A number of the field in its one canonical text: rational, or a polynomial in cN = 2cos(2π/N).
  func number() throws(CertificateSyntaxError) -> RealCyclotomic {
    guard case .string(let text) = value.content, text.utf8.contains(UInt8(ascii: "c")) else {
      return RealCyclotomic(try rational())
    }
    guard let conductor else { throw error("\(text.quoted) is not rational, and the key “field” is missing") }
    // Before it is read, so that no text takes long: few cosines, all of the field.
    let orders = text.utf8.split(separator: UInt8(ascii: "c"), omittingEmptySubsequences: false).dropFirst()
      .map { Int(Substring($0.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })) ?? 0 }
    guard orders.count <= conductor, orders.allSatisfy({ $0 > 0 && conductor % $0 == 0 }),
      text.utf8.count <= CertificateNode.rationalLengthLimit, let number = RealCyclotomic(text)
    else {
      throw error(
        "\(text.quoted) is not a number of the field, a polynomial in cN = 2cos(2π/N) for a divisor N of \(conductor)")
    }
    guard number.description.utf8.elementsEqual(text.utf8) else {
      throw error("\(text.quoted) is not reduced; write \(number.description.quoted)")
    }
    return number
  }

  /// One of the values of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(
    _: Word.Type
  ) throws(CertificateSyntaxError) -> Word where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      throw error("\(text.quoted) is not one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// A list, each item read in the same way.
  func list<Item>(
    _ read: (CertificateNode) throws(CertificateSyntaxError) -> Item
  ) throws(CertificateSyntaxError) -> [Item] {
    guard case .array(let values) = value.content else { throw error("a list was expected, not \(value.kind)") }
    var items: [Item] = []
    items.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      items.append(try read(CertificateNode(value: value, path: path[index], conductor: conductor)))
    }
    return items
  }

  /// The items of a list of a given length.
  func items(_ count: Int, _ form: String) throws(CertificateSyntaxError) -> [CertificateNode] {
    let items = try list { (node) throws(CertificateSyntaxError) in node }
    guard items.count == count else { throw error("\(form) was expected, not a list of \(items.count)") }
    return items
  }

  /// A list of a given number of integers.
  func integers(_ count: Int, _ form: String) throws(CertificateSyntaxError) -> [Int] {
    let integers = try integers()
    guard integers.count == count else { throw error("\(form) was expected, not a list of \(integers.count)") }
    return integers
  }

  func integers() throws(CertificateSyntaxError) -> [Int] {
    guard case .array(let values) = value.content else {
      throw error("a list of integers was expected, not \(value.kind)")
    }
    var integers: [Int] = []
    integers.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      guard case .integer(let integer) = value.content else {
        throw CertificateNode(value: value, path: path[index]).error("an integer was expected, not \(value.kind)")
      }
      integers.append(integer)
    }
    return integers
  }

  func integerLists() throws(CertificateSyntaxError) -> [[Int]] {
    try list { (node) throws(CertificateSyntaxError) in try node.integers() }
  }
}

/// Access to fields that `object` has made sure of.
extension [String: CertificateNode] {
  func required(_ key: String) throws(CertificateSyntaxError) -> CertificateNode {
    guard let node = self[key] else { throw CertificateSyntaxError(line: 1, "the key “\(key)” is missing") }
    return node
  }
}
