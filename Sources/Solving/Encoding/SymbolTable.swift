/// The names taken in a problem, all of them symbols that every SMT-LIB 2.6 reader accepts (in bars where needed).
struct SymbolTable: Hashable, Sendable {
  private var taken: Set<String> = []

  /// Makes a name legal and new, and takes it.
  ///
  /// - Complexity: O(1) expected; O(number of equal names) where the name is taken.
  mutating func insert(_ wish: String) -> String {
    let name = SymbolTable.legal(wish)
    var candidate = name
    var suffix = 1
    while SymbolTable.reserved.contains(candidate) || !taken.insert(candidate).inserted {
      suffix += 1
      candidate = "\(name)_\(suffix)"
    }
    return candidate
  }

  /// The name with every character that a symbol in bars cannot hold replaced by `_`. Names that begin with `.` or `@`
  /// belong to the solvers, so those get a letter in front.
  private static func legal(_ wish: String) -> String {
    let name = String(
      wish.unicodeScalars.map { scalar in
        scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "|" && scalar != "\\" ? Character(scalar) : "_"
      })
    guard let first = name.first else { return "x" }
    return first == "." || first == "@" ? "x\(name)" : name
  }

  /// The symbol as SMT-LIB text: bare if it is a simple symbol, else in bars.
  static func quoted(_ name: String) -> String {
    let isSimple =
      name.utf8.allSatisfy { simpleCharacters.contains($0) }
      && name.utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    return isSimple ? name : "|\(name)|"
  }

  private static let simpleCharacters = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789~!@$%^&*_-+=<>.?/".utf8)

  /// Words of the language, of the logic, and of the solvers we know; a variable of that name would shadow or fail.
  private static let reserved: Set<String> = [
    "!", "_", "as", "BINARY", "DECIMAL", "exists", "HEXADECIMAL", "forall", "let", "match", "NUMERAL", "par", "STRING",
    "true", "false", "not", "and", "or", "xor", "=>", "=", "distinct", "ite", "+", "-", "*", "/", "<", "<=", ">", ">=",
    "div", "mod", "abs", "to_real", "to_int", "is_int", "divisible", "Bool", "Real", "Int", "if", "iff", "implies", "^",
    "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "pi", "euler",
    "exp",
    "sqrt", "root-obj", "select", "store", "const", "is", "assert", "check-sat", "declare-fun", "declare-const", "exit",
  ]
}
