import BigInt
import FiniteGroups
import Representations
import Testing

@Suite struct IrreduciblePartitionTests {
  @Test(arguments: [[1, 2], [3, 0], [-1], [2, 2, 3]])
  func otherListsAreRefused(_ parts: [Int]) {
    #expect(throws: PartitionError.notAPartition(parts)) { try Partition(parts) }
  }

  /// The numbers of partitions: OEIS A000041; of involutions, the sum of all dimensions: OEIS A000085.
  @Test func countsOfPartitions() {
    let counts = [1, 1, 2, 3, 5, 7, 11, 15, 22, 30, 42, 56, 77]
    let involutions = [1, 1, 2, 4, 10, 26, 76, 232, 764, 2620, 9496, 35696, 140_152]
    for n in 0...12 {
      let all = Partition.all(of: n)
      #expect(all.count == counts[n])
      #expect(Set(all).count == all.count)
      #expect(all.allSatisfy { $0.size == n && $0.conjugate.conjugate == $0 })
      let factorial = (1...max(n, 1)).reduce(BigInt(1)) { $0 * BigInt($1) }
      #expect(all.reduce(BigInt(0)) { $0 + $1.dimension * $1.dimension } == factorial)
      #expect(all.reduce(BigInt(0)) { $0 + $1.dimension } == BigInt(involutions[n]))
      #expect(all.reduce(BigInt(0)) { $0 + factorial / $1.centralizerOrder } == factorial)
    }
    #expect(Partition.all(of: 4).map(\.description) == ["[4]", "[3, 1]", "[2, 2]", "[2, 1, 1]", "[1, 1, 1, 1]"])
  }

  @Test func shapesOfDiagrams() throws {
    let partition = try Partition([4, 2, 1])
    #expect(partition.conjugate.parts == [3, 2, 1, 1])
    #expect(partition.hookLengths == [[6, 4, 2, 1], [3, 1], [1]])
    #expect(partition.dimension == 35)
    #expect(try Partition([2, 2, 1, 1, 1]).centralizerOrder == 48)
  }

  @Test func cycleTypes() throws {
    let group = try GroupDescription("S5").enumerated()
    let classes = ConjugacyClasses(of: group)
    let types = classes.representatives.map { Partition(cycleTypeOf: group.permutation($0)) }
    #expect(Set(types) == Set(Partition.all(of: 5)))
    for (type, size) in zip(types, classes.sizes) { #expect(type.centralizerOrder * BigInt(size) == 120) }
  }

  @Test func tableauxInLastLetterOrder() throws {
    let tableaux = try StandardTableaux(shape: try Partition([3, 2]))
    #expect(
      (0..<tableaux.count).map { tableaux.rows(of: $0) } == [
        [[1, 2, 3], [4, 5]], [[1, 2, 4], [3, 5]], [[1, 3, 4], [2, 5]], [[1, 2, 5], [3, 4]], [[1, 3, 5], [2, 4]],
      ])
    for index in 0..<tableaux.count { #expect(tableaux.index(ofRowWord: tableaux.rowWord(index)) == index) }
    #expect(tableaux.index(ofRowWord: [1, 0, 0, 0, 1]) == nil)
    #expect(tableaux.axialDistance(after: 3, in: 0) == -3)
    #expect(tableaux.exchanging(3, in: 0) == 1)
    #expect(tableaux.exchanging(1, in: 0) == nil)
  }

  /// The size of such a partition trapped.
  @Test func sumsThatDoNotFitAreRefused() throws {
    #expect(throws: PartitionError.notAPartition([.max, 1])) { try Partition([.max, 1]) }
    #expect(try Partition([.max]).size == .max)
  }

  @Test func tooManyTableauxAreRefused() throws {
    let shape = try Partition([20, 20])
    #expect(throws: PartitionError.tooManyTableaux(shape, limit: 100_000)) { try StandardTableaux(shape: shape) }
  }
}
