import ExactArithmetic
import Reporting

/// A part of what records are sorted by.
indirect enum AtlasSortKey: Sendable, Hashable, Comparable {
  /// By value.
  case number(Rational)
  /// Runs of digits by value, everything else by its bytes.
  case text(String)

  static func integer(_ value: Int) -> AtlasSortKey { .number(Rational(value)) }

  /// The place of a word in a list; after all of them if it is not there.
  static func word(_ word: String, in list: [String]) -> AtlasSortKey {
    .integer(list.firstIndex(of: word) ?? list.count)
  }

  /// A rational number in text; before all numbers if there is none.
  static func rational(_ text: String?) -> AtlasSortKey { .number(text.flatMap { Rational($0) } ?? -1) }

  static func < (left: AtlasSortKey, right: AtlasSortKey) -> Bool {
    switch (left, right) {
    case (.number(let first), .number(let second)): first < second
    case (.text(let first), .text(let second)): NaturalOrder.isBefore(first, second)
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}

/// The order of the records in their files, which depends on nothing but what they say.
enum AtlasSorting {
  /// The words for symmetry, in their order.
  static let symmetries = ["exact", "weak", "strong"]
  /// Larger orders and degrees are refused, so that products of two of them are machine integers.
  static let largestNumber = Int(Int32.max)
  /// The words for weights, in their order.
  static let weights = ["convex", "affine", "uniform"]

  /// Records by their keys.
  ///
  /// - Complexity: O(n log n)
  static func sorted<Record: AtlasRecord>(_ records: [Record]) -> [Record] {
    records.map { (key: $0.sortKey, record: $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.record)
  }
}

/// A line of a file of the dataset.
protocol AtlasRecord: Codable, Sendable, Hashable {
  /// What it is sorted by; different records have different keys.
  var sortKey: [AtlasSortKey] { get }
}

extension AtlasInstance: AtlasRecord {
  var sortKey: [AtlasSortKey] {
    [
      .integer(order), .text(group), .word(symmetry, in: AtlasSorting.symmetries), .rational(epsilon),
      .word(weights, in: AtlasSorting.weights), .integer(rows.count),
      .text(rows.map(String.init).joined(separator: ",")), .text(identity),
    ]
  }
}

extension AtlasEntry: AtlasRecord {
  var sortKey: [AtlasSortKey] {
    [
      .integer(order), .text(group), .integer(Kind.allCases.firstIndex(of: kind) ?? 0), .text(representation),
      .integer(degree ?? -1), .integer(size ?? -1), .word(symmetry, in: AtlasSorting.symmetries), .rational(epsilon),
      .word(weights, in: AtlasSorting.weights),
    ]
  }
}

extension AtlasThreshold: AtlasRecord {
  var sortKey: [AtlasSortKey] { [.integer(order), .text(group), .text(representation)] }
}

extension AtlasDifferenceSet: AtlasRecord {
  var sortKey: [AtlasSortKey] { [.integer(order), .text(group), .integer(size)] }
}
