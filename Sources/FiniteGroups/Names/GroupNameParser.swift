/// Recursive descent over the text of a group name.
///
///     name    = wreath { "x" wreath }
///     wreath  = power { ("wr" | "pwr") power }
///     power   = atom [ "^" number ]
///     atom    = "(" name ")" | fixed name | function "(" arguments ")" | "C" n ":" "C" m [ "@" r ] | q ":" m | letter
///     number
struct GroupNameParser {
  /// The text, for messages.
  let text: String
  private var rest: Substring
  private var depth = 0
  private var operands = 0

  init(_ text: String) {
    self.text = text
    rest = text.replacing("×", with: "x").filter { $0 != " " }[...]
  }

  /// The name that the whole text is.
  mutating func name() throws(GroupError) -> GroupName {
    let result = try product()
    guard rest.isEmpty else { throw unknown() }
    return result
  }

  func unknown(_ hint: String = GroupName.hint) -> GroupError { .unknownGroup(text, hint: hint) }

  mutating func skip(_ prefix: String) -> Bool {
    guard rest.hasPrefix(prefix) else { return false }
    rest = rest.dropFirst(prefix.count)
    return true
  }

  /// A number written in ASCII digits without leading zeros.
  mutating func natural() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let value = Int(digits), String(value) == digits else { return nil }
    rest = rest.dropFirst(digits.count)
    return value
  }

  private mutating func product() throws(GroupError) -> GroupName {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 32 else { throw unknown("brackets are nested more than 32 deep") }
    var result = try wreath()
    while skip("x") { result = .product(result, try wreath()) }
    return result
  }

  private mutating func wreath() throws(GroupError) -> GroupName {
    var result = try power()
    while true {
      let action: WreathAction
      if skip("wr") { action = .imprimitive } else if skip("pwr") { action = .product } else { return result }
      let top = try power()
      result = .construction(.init(.wreath(try NamedWreathProduct(result, top, action: action, text: text))))
    }
  }

  private mutating func power() throws(GroupError) -> GroupName {
    operands += 1
    // Each operand has a point at least.
    guard operands <= GroupDescription.degreeLimit else {
      throw .degreeTooLarge(operands, limit: GroupDescription.degreeLimit)
    }
    let base = try atom()
    guard skip("^") else { return base }
    guard let exponent = natural(), (1...4096).contains(exponent) else {
      throw unknown("the exponent of a direct power is a number from 1 to 4096")
    }
    if case .family = base { return .power(base, exponent) }
    let result = GroupName.power(base, exponent)
    let degree = try result.degree
    guard degree <= Permutation.maximumDegree else { throw .degreeTooLarge(degree, limit: Permutation.maximumDegree) }
    return result
  }

  private mutating func atom() throws(GroupError) -> GroupName {
    if skip("(") {
      let result = try product()
      guard skip(")") else { throw unknown("a bracket ( is not closed") }
      return result
    }
    if let named = try function() { return named }
    if let fixed = fixedName() { return .construction(.init(fixed)) }
    if rest.first?.isNumber == true {
      guard let q = natural(), skip(":"), let m = natural() else {
        throw unknown("a Frobenius group is written q:m, such as 7:3")
      }
      return .construction(.init(.frobenius(try FrobeniusGroup(q, by: m))))
    }
    guard let letter = rest.first, let family = GroupName.Family(rawValue: String(letter)) else { throw unknown() }
    rest = rest.dropFirst()
    guard let parameter = natural() else { throw unknown() }
    let base = GroupName.family(family, parameter)
    if family == .cyclic, skip(":") { return try cyclicExtension(parameter) }
    try base.checkParameter(in: text)
    return base
  }

  private mutating func cyclicExtension(_ n: Int) throws(GroupError) -> GroupName {
    guard skip("C"), let m = natural() else {
      throw unknown("a semidirect product is written Cn:Cm or Cn:Cm@r, such as C7:C3")
    }
    var multiplier: Int?
    if skip("@") {
      guard let r = natural() else { throw unknown("Cn:Cm@r takes a number r, as in C8:C2@3") }
      multiplier = r
    }
    return .construction(.init(.cyclicExtension(try CyclicExtension(n, by: m, multiplier: multiplier, text: text))))
  }

  private mutating func fixedName() -> GroupConstruction.Kind? {
    for cube in TurningCube.allCases where skip(cube.rawValue) { return .cube(cube) }
    for group in MathieuGroup.allCases where skip(group.description) { return .mathieu(group) }
    // The longer of T, Td and Th first.
    let points = PointGroup.allCases.sorted { $0.rawValue.count > $1.rawValue.count }
    for group in points where skip(group.rawValue) { return .point(group) }
    return nil
  }
}

// MARK: - Names with arguments

extension GroupNameParser {
  /// `SmallGroup(16,3)`, `GL(2,3)`, `W(A3)`, …; `nil` if the text does not begin with such a function.
  private mutating func function() throws(GroupError) -> GroupName? {
    if skip("SmallGroup(") {
      let numbers = try arguments(2, "SmallGroup takes an order and a number, as in SmallGroup(16,3)")
      return .smallGroup(order: numbers[0], number: numbers[1])
    }
    return try construction().map { .construction(.init($0)) }
  }

  private mutating func construction() throws(GroupError) -> GroupConstruction.Kind? {
    for kind in LinearKind.allCases where skip(kind.rawValue + "(") {
      let numbers = try arguments(
        2, "\(kind.rawValue) takes a dimension and a prime power, as in \(kind.rawValue)(2,3)")
      return .linear(try LinearGroup(kind, numbers[0], numbers[1]))
    }
    if skip("Sz(") {
      return .suzuki(try SuzukiGroup(try arguments(1, "Sz takes a number of elements, as in Sz(8)")[0]))
    }
    if skip("Pauli(") { return .pauli(try PauliFamily.pauli(try qubits("Pauli")).checked()) }
    if skip("Clifford(") { return .pauli(try PauliFamily.clifford(try qubits("Clifford")).checked()) }
    if skip("PhasedClifford(") { return .pauli(try PauliFamily.phasedClifford(try qubits("PhasedClifford")).checked()) }
    if skip("Heisenberg(") {
      let numbers = try arguments(2, "Heisenberg takes a dimension and a modulus, as in Heisenberg(1,3)")
      return .pauli(try PauliFamily.heisenberg(numbers[0], modulus: numbers[1]).checked())
    }
    if skip("Hol(") { return try holomorph() }
    if skip("W(") { return .reflection(try ReflectionGroup(types: try coxeterTypes())) }
    if skip("Coxeter(") {
      var rows: [[Int]] = []
      repeat { rows.append(try row()) } while skip(";")
      guard skip(")") else { throw unknown("a Coxeter matrix is written row after row, as in Coxeter(1,3;3,1)") }
      return .reflection(try ReflectionGroup(CoxeterMatrix(rows: rows)))
    }
    return nil
  }

  private mutating func qubits(_ name: String) throws(GroupError) -> Int {
    try arguments(1, "\(name) takes a number of qubits, as in \(name)(2)")[0]
  }

  /// Numbers and the closing bracket.
  private mutating func arguments(_ count: Int, _ hint: String) throws(GroupError) -> [Int] {
    var result: [Int] = []
    repeat {
      guard let value = natural() else { throw unknown(hint) }
      result.append(value)
    } while skip(",")
    guard result.count == count, skip(")") else { throw unknown(hint) }
    return result
  }

  private mutating func row() throws(GroupError) -> [Int] {
    var result: [Int] = []
    repeat {
      guard let value = natural() else {
        throw unknown("a Coxeter matrix has numbers, 0 for ∞, as in Coxeter(1,3;3,1)")
      }
      result.append(value)
    } while skip(",")
    return result
  }

  private mutating func holomorph() throws(GroupError) -> GroupConstruction.Kind {
    let hint = "the holomorph is known of C_n and of C_p^k for a prime p, as in Hol(C8) or Hol(C2^3)"
    guard skip("C"), let n = natural() else { throw unknown(hint) }
    if skip("^") {
      guard let k = natural(), k >= 1, skip(")") else { throw unknown(hint) }
      guard let q = try? PrimePower(n), q.exponent == 1 else { throw unknown(hint) }
      return .linear(try LinearGroup(.affineGeneral, k, n))
    }
    guard skip(")") else { throw unknown(hint) }
    return .cyclicHolomorph(try CyclicHolomorph(n))
  }

  /// Types joined by x, and the closing bracket.
  private mutating func coxeterTypes() throws(GroupError) -> [CoxeterType] {
    let hint = "W takes types joined by x, as in W(A3), W(D4xA1) or W(I2(5))"
    var types: [CoxeterType] = []
    repeat {
      var word = ""
      if skip("I2(") {
        guard let m = natural(), skip(")") else { throw unknown(hint) }
        word = "I2(\(m))"
      } else {
        word = takeWord()
      }
      do { types.append(try CoxeterType(word)) } catch .unknownGroup(_, let hint) { throw unknown(hint) }
    } while skip("x")
    guard skip(")") else { throw unknown(hint) }
    return types
  }

  private mutating func takeWord() -> String {
    let word = rest.prefix { $0.isASCII && ($0.isNumber || ($0.isLetter && $0 != "x")) }
    rest = rest.dropFirst(word.count)
    return String(word)
  }
}
