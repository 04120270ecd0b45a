public import ArgumentParser

/// One of the parts into which several processes divide a piece of work, typed as `i/n`: part i of n, from `1/1`.
///
///     @Option(help: Shard.help, transform: Shard.init(parsing:)) var shard: Shard?
///
/// With `transform` the user reads why a text is refused; without it only that it is.
public struct Shard: ExpressibleByArgument, Sendable, Hashable, CustomStringConvertible {
  /// Which part, from 1 to ``count``.
  public let index: Int
  /// How many parts there are, from 1 to ``largestCount``.
  public let count: Int

  /// The largest number of parts.
  public static let largestCount = 1_000_000

  /// The whole work as one part.
  public static let whole = Shard(uncheckedIndex: 1, count: 1)

  /// What may be written, for help texts.
  public static let help = ArgumentHelp(
    "Do part i of n of the work, such as 3/8; n processes do it all.", valueName: "i/n")

  /// A part.
  ///
  /// - Throws: ``ShardError`` unless 1 ≤ index ≤ count ≤ ``largestCount``.
  public init(index: Int, count: Int) throws(ShardError) {
    guard (1...Shard.largestCount).contains(count) else { throw ShardError.count(count) }
    guard (1...count).contains(index) else { throw ShardError.index(index, count: count) }
    self.init(uncheckedIndex: index, count: count)
  }

  /// Reads `i/n`, two decimal numbers.
  ///
  /// - Throws: ``ShardError`` with what is wrong.
  public init(parsing text: String) throws(ShardError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    // `Int` would take a sign.
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let index = Int(parts[0]), let count = Int(parts[1])
    else { throw ShardError.malformed(text) }
    try self.init(index: index, count: count)
  }

  /// Reads what was typed; `nil` where ``init(parsing:)`` throws.
  public init?(argument: String) {
    guard let shard = try? Shard(parsing: argument) else { return nil }
    self = shard
  }

  private init(uncheckedIndex index: Int, count: Int) { (self.index, self.count) = (index, count) }

  /// `i/n`, as it is read.
  public var description: String { "\(index)/\(count)" }
}

/// Why a text or a pair of numbers is no ``Shard``.
public enum ShardError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It is not two numbers with a slash.
  case malformed(String)
  /// The number of parts is out of range.
  case count(Int)
  /// The part is not one of them.
  case index(Int, count: Int)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .malformed(let text): "“\(text)” is not i/n, such as 3/8"
    case .count(let count): "there cannot be \(count) parts; write i/n with n from 1 to \(Shard.largestCount)"
    case .index(let index, let count):
      "there is no part \(index) of \(count); write i/\(count) with i from 1 to \(count)"
    }
  }
}
