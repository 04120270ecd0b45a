import ExactArithmetic

/// What a query asks of a row, after its types were checked.
indirect enum AtlasCondition: Sendable {
  case constant(Bool)
  case field(AtlasField)
  case not(AtlasCondition)
  case all([AtlasCondition])
  case any([AtlasCondition])
  /// Two conditions that both hold or both do not, or just the contrary.
  case same(AtlasCondition, AtlasCondition, isDenied: Bool)
  case numbers(AtlasNumber, AtlasRelation, AtlasNumber)
  case texts(AtlasText, AtlasRelation, AtlasText)
  /// A value is there.
  case isPresent(AtlasOperand)

  /// Whether a row has it; `nil` where that hangs on a value that is missing.
  ///
  /// - Complexity: O(length of the query)
  func holds(_ row: AtlasRow) -> Bool? {
    switch self {
    case .constant(let value): return value
    case .field(let field):
      if case .boolean(let value) = field.value(row) { return value }
      return nil
    // What hangs on a missing value does not hold.
    case .not(let condition): return !(condition.holds(row) ?? false)
    case .all(let conditions): return conditions.allSatisfy { $0.holds(row) ?? false }
    case .any(let conditions): return conditions.contains { $0.holds(row) ?? false }
    case .same(let first, let second, let isDenied):
      guard let first = first.holds(row), let second = second.holds(row) else { return nil }
      return (first == second) != isDenied
    case .numbers(let left, let relation, let right):
      guard let left = left.value(row), let right = right.value(row) else { return nil }
      return relation.holds(left, right)
    case .texts(let left, let relation, let right):
      guard let left = left.values(row), let right = right.values(row) else { return nil }
      // “!=” says that no value is the other; everything else that some value is.
      if relation == .notEqual { return !left.contains { right.contains($0) } }
      return left.contains { value in right.contains { relation.holds(value, $0) } }
    case .isPresent(let operand): return operand.isPresent(row)
    }
  }
}

/// How two values are compared.
enum AtlasRelation: String, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case contains = "~"

  func holds(_ left: Rational, _ right: Rational) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    case .contains: false
    }
  }

  /// Texts are equal, or one contains the other, whatever the case of its letters.
  func holds(_ left: String, _ right: String) -> Bool {
    self == .contains ? right.isEmpty || left.lowercased().contains(right.lowercased()) : left == right
  }
}

/// An exact number that depends on the row.
indirect enum AtlasNumber: Sendable {
  case constant(Rational)
  case field(AtlasField)
  case negative(AtlasNumber)
  case sum([(isSubtracted: Bool, term: AtlasNumber)])
  case product([(isDivisor: Bool, factor: AtlasNumber)])

  /// `nil` where a value is missing, or for a division by zero.
  func value(_ row: AtlasRow) -> Rational? {
    switch self {
    case .constant(let value): return value
    case .field(let field):
      if case .number(let value) = field.value(row) { return value }
      return nil
    case .negative(let number): return number.value(row).map { -$0 }
    case .sum(let terms):
      var sum = Rational.zero
      for (isSubtracted, term) in terms {
        guard let value = term.value(row) else { return nil }
        sum = isSubtracted ? sum - value : sum + value
      }
      return sum
    case .product(let factors):
      var product = Rational.one
      for (isDivisor, factor) in factors {
        guard let value = factor.value(row), !(isDivisor && value.isZero) else { return nil }
        product = isDivisor ? product / value : product * value
      }
      return product
    }
  }
}

/// One or several texts.
indirect enum AtlasText: Sendable {
  case constant(String)
  case field(AtlasField)

  func values(_ row: AtlasRow) -> [String]? {
    switch self {
    case .constant(let text): return [text]
    case .field(let field):
      switch field.value(row) {
      case .text(let text): return [text]
      case .list(let texts): return texts
      default: return nil
      }
    }
  }
}

/// What stands on one side of a comparison.
indirect enum AtlasOperand: Sendable {
  case number(AtlasNumber)
  case text(AtlasText)
  case condition(AtlasCondition)
  /// A word that is no field: a text if the other side is one.
  case word(String)
  /// `none`.
  case missing

  /// What it is called in messages.
  var words: String {
    switch self {
    case .number: "a number"
    case .text: "a text"
    case .condition: "a condition"
    case .word(let word): "“\(word)”"
    case .missing: "none"
    }
  }

  func isPresent(_ row: AtlasRow) -> Bool {
    switch self {
    case .number(let number): number.value(row) != nil
    case .text(let text): text.values(row) != nil
    case .condition(let condition): condition.holds(row) != nil
    case .word: true
    case .missing: false
    }
  }
}
