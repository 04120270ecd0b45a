import BigInt

/// What labels an irreducible representation of S_n or B_n and tells how it restricts to one letter less.
protocol YoungShape: Hashable, Sendable {
  /// What the sign of a letter can be: 1 for S_n, 2 for B_n.
  static var signCount: Int { get }

  /// The number n of letters.
  var size: Int { get }

  /// The labels with one cell less, in the order in which tableaux are listed by their last letters, and whether changing the sign
  /// of the last letter acts on that block as −1.
  func restriction() throws(PartitionError) -> [(shape: Self, isNegated: Bool)]

  /// Throws if there are more tableaux than are listed.
  func requireListable() throws(PartitionError)

  /// The matrices of the adjacent transpositions on the tableaux.
  func adjacentTranspositions() throws(PartitionError) -> AdjacentTranspositions
}

extension Partition: YoungShape {
  static var signCount: Int { 1 }

  func restriction() throws(PartitionError) -> [(shape: Partition, isNegated: Bool)] {
    try withoutCorners.map { ($0, false) }
  }

  /// The partitions with one cell less, the lowest corner taken first.
  var withoutCorners: [Partition] {
    get throws(PartitionError) {
      var result: [Partition] = []
      for row in parts.indices.reversed() {
        var parts = parts
        parts[row] -= 1
        if parts[row] >= (row + 1 < parts.count ? parts[row + 1] : 0) {
          result.append(try Partition(parts.filter { $0 > 0 }))
        }
      }
      return result
    }
  }

  func requireListable() throws(PartitionError) {
    if dimension > BigInt(StandardTableaux.defaultLimit) {
      throw .tooManyTableaux(self, limit: StandardTableaux.defaultLimit)
    }
  }

  func adjacentTranspositions() throws(PartitionError) -> AdjacentTranspositions {
    AdjacentTranspositions(try YoungForm(orthogonal: self))
  }
}
