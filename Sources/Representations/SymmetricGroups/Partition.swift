public import BigInt
public import FiniteGroups

/// A partition of a natural number n: its parts in descending order, `[3, 1, 1]` for 5 = 3 + 1 + 1.
///
/// Partitions of n label the conjugacy classes of S_n (cycle types) and its irreducible representations (Young diagrams).
public struct Partition: Sendable, Hashable, CustomStringConvertible {
  /// The parts, positive and weakly descending; none for n = 0.
  public let parts: [Int]

  /// The partition with the given parts.
  ///
  /// - Throws: ``PartitionError/notAPartition(_:)`` unless the parts are positive and weakly descending, and their sum fits.
  public init(_ parts: [Int]) throws(PartitionError) {
    guard zip(parts, parts.dropFirst()).allSatisfy({ $0 >= $1 }), parts.last ?? 1 > 0 else {
      throw .notAPartition(parts)
    }
    var sum = 0
    for part in parts {
      let overflow: Bool
      (sum, overflow) = sum.addingReportingOverflow(part)
      if overflow { throw .notAPartition(parts) }
    }
    self.parts = parts
  }

  private init(unchecked parts: [Int]) { self.parts = parts }

  /// The cycle type of a permutation, fixed points included.
  ///
  /// - Complexity: O(degree)
  public init(cycleTypeOf permutation: Permutation) {
    let cycles = permutation.cycles.map(\.count)
    let fixed = permutation.degree - cycles.reduce(0, +)
    parts = cycles.sorted(by: >) + Array(repeating: 1, count: fixed)
  }

  /// The number n that is partitioned.
  public var size: Int { parts.reduce(0, +) }

  /// The partition whose diagram is this one's, reflected: its parts are the lengths of the columns.
  ///
  /// - Complexity: O(size)
  public var conjugate: Partition {
    Partition(unchecked: (0..<(parts.first ?? 0)).map { column in parts.prefix { $0 > column }.count })
  }

  /// The hook lengths of the diagram, row by row.
  ///
  /// - Complexity: O(size)
  public var hookLengths: [[Int]] {
    let columns = conjugate.parts
    return parts.enumerated().map { row, length in
      (0..<length).map { length - $0 + columns[$0] - row - 1 }
    }
  }

  /// The number of standard tableaux, the dimension of the irreducible representation: n! over the product of the hooks.
  ///
  /// Source: J. S. Frame, G. de B. Robinson, R. M. Thrall, "The hook graphs of the symmetric group", 1954.
  ///
  /// - Complexity: O(n) multiplications of big integers
  public var dimension: BigInt {
    let factorial = stride(from: 2, through: size, by: 1).reduce(BigInt(1)) { $0 * BigInt($1) }
    return hookLengths.joined().reduce(factorial) { $0 / BigInt($1) }
  }

  /// The order of the centralizer of a permutation of this cycle type: the product of i^m m! over the parts i of multiplicity m.
  ///
  /// - Complexity: O(parts) multiplications of big integers
  public var centralizerOrder: BigInt {
    var result = BigInt(1)
    var run = 0
    for (index, part) in parts.enumerated() {
      run = index > 0 && parts[index - 1] == part ? run + 1 : 1
      result *= BigInt(part * run)
    }
    return result
  }

  /// All partitions of n, in descending lexicographic order: `[n]` first, `[1, …, 1]` last.
  ///
  /// - Precondition: `n >= 0`.
  /// - Complexity: O(n) per partition
  public static func all(of n: Int) -> [Partition] {
    precondition(n >= 0, "only natural numbers have partitions")
    var result: [Partition] = []
    var parts: [Int] = []
    func extend(_ rest: Int, largest: Int) {
      if rest == 0 { return result.append(Partition(unchecked: parts)) }
      for part in stride(from: min(rest, largest), to: 0, by: -1) {
        parts.append(part)
        extend(rest - part, largest: part)
        parts.removeLast()
      }
    }
    extend(n, largest: n)
    return result
  }

  /// The parts in brackets, `"[3, 1, 1]"`.
  public var description: String { "\(parts)" }
}
