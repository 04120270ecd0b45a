public import BigInt
import ExactArithmetic

/// The characters of symmetric groups, labelled by partitions, without enumerating the groups.
///
/// The irreducible characters χ^λ and the cycle types μ are the partitions of n. Values come from the
/// Murnaghan–Nakayama rule: χ^λ(μ) = Σ (−1)^{height} χ^{λ∖h}(μ without the part m), over the rim hooks h of λ of length
/// m.
///
/// Sources: F. D. Murnaghan, 1937; T. Nakayama, 1941; G. James, A. Kerber, "The Representation Theory of the Symmetric
/// Group", 1981, theorem 2.4.7.
public struct SymmetricGroupCharacters: Sendable {
  /// The largest n for which single values are computed.
  public static let valueLimit = 40
  /// The largest n for which whole tables are computed.
  public static let tableLimit = 20

  /// The labels of the irreducible characters, row by row: descending, `[n]` (trivial) first, `[1, …, 1]` (sign) last.
  public let labels: [Partition]
  /// The cycle types, column by column: ascending, `[1, …, 1]` (the identity) first.
  public let cycleTypes: [Partition]
  /// The table.
  public let table: CharacterTable

  /// The whole table of S_n.
  ///
  /// - Throws: ``CharacterError/symmetricDegreeTooLarge(_:limit:)`` for n > 20, ``CharacterError/negative(_:_:)`` for n
  ///   < 1.
  /// - Complexity: O(p(n)² · √n), p(n) the number of partitions: n = 10 has 42, n = 20 has 627
  public init(degree n: Int) throws(CharacterError) {
    guard n >= 1 else { throw .negative("one less than the number of points", n - 1) }
    guard n <= SymmetricGroupCharacters.tableLimit else {
      throw .symmetricDegreeTooLarge(n, limit: SymmetricGroupCharacters.tableLimit)
    }
    labels = Partition.all(of: n)
    cycleTypes = labels.reversed()
    let classes = SymmetricGroupCharacters.classStructure(of: cycleTypes)
    let values = SymmetricGroupCharacters.allValues(n)
    // `allValues` has the cycle types in the order of the labels.
    table = CharacterTable(
      integerRows: values.map { $0.reversed() }, classes: classes)
  }

  /// The natural permutation character: the number of fixed points.
  public var natural: ClassFunction {
    ClassFunction(
      classes: table.classes, unchecked: cycleTypes.map { type in Cyclotomic(type.parts.count { $0 == 1 }) })
  }

  /// The row of the irreducible character of a partition.
  ///
  /// - Complexity: O(p(n))
  public func row(of label: Partition) -> Int? { labels.firstIndex(of: label) }

  /// The value of the irreducible character χ^λ at the elements of cycle type μ.
  ///
  /// - Throws: ``CharacterError/differentSizes(_:_:)`` when λ and μ partition different numbers,
  ///   ``CharacterError/symmetricDegreeTooLarge(_:limit:)`` for n > 40.
  /// - Complexity: for each prefix of μ at most one step for each partition of the rest
  public static func value(_ label: Partition, _ cycleType: Partition) throws(CharacterError) -> BigInt {
    guard label.size == cycleType.size else { throw .differentSizes(label.size, cycleType.size) }
    guard label.size <= valueLimit else { throw .symmetricDegreeTooLarge(label.size, limit: valueLimit) }
    // All diagrams that are left after the same parts, with the signed number of ways to reach them; the remaining
    // fixed points are counted by the hook length formula.
    var terms = [BeadString(label): BigInt(1)]
    for part in cycleType.parts where part > 1 {
      var next: [BeadString: BigInt] = [:]
      for (diagram, coefficient) in terms {
        for (rest, sign) in diagram.removingRimHooks(part) { next[rest, default: 0] += coefficient * BigInt(sign) }
      }
      terms = next
    }
    return terms.reduce(BigInt(0)) { $0 + $1.value * $1.key.dimension }
  }

  /// The values of all characters at all cycle types, both in the order of ``Partition/all(of:)``.
  private static func allValues(_ n: Int) -> [[Int]] {
    // tables[m] is that of S_m; removing the largest part of μ leads to smaller ones.
    var tables: [[[Int]]] = [[[1]]]
    var numbers: [[Partition: Int]] = [[Partition.all(of: 0)[0]: 0]]
    for size in stride(from: 1, through: n, by: 1) {
      let partitions = Partition.all(of: size)
      let rests = partitions.map { type in
        numbers[size - type.parts[0]][Partition.withoutLargestPart(type)] ?? 0
      }
      tables.append(
        partitions.map { label in
          let hooks = (0...size).map { length in
            length == 0
              ? []
              : BeadString(label).removingRimHooks(length).map { (numbers[size - length][$0.partition] ?? 0, $1) }
          }
          return partitions.indices.map { type in
            let part = partitions[type].parts[0]
            return hooks[part].reduce(0) { $0 + $1.1 * tables[size - part][$1.0][rests[type]] }
          }
        })
      numbers.append(Dictionary(partitions.enumerated().map { ($1, $0) }) { first, _ in first })
    }
    return tables[n]
  }

  private static func classStructure(of cycleTypes: [Partition]) -> ClassStructure {
    let numbers = Dictionary(cycleTypes.enumerated().map { ($1.parts, $0) }) { first, _ in first }
    let n = cycleTypes[0].size
    let factorial = stride(from: 2, through: n, by: 1).reduce(1, *)
    return ClassStructure(
      sizes: cycleTypes.map { factorial / (Int($0.centralizerOrder)) },
      elementOrders: cycleTypes.map { $0.parts.reduce(1, Divisibility.leastCommonMultiple) },
      power: { number, exponent in
        // A cycle of length m splits into gcd(m, k) cycles.
        let parts = cycleTypes[number].parts.flatMap { part in
          let pieces = Divisibility.greatestCommonDivisor(part, exponent)
          return Array(repeating: part / pieces, count: pieces)
        }
        return numbers[parts.sorted(by: >)] ?? 0
      })
  }
}
