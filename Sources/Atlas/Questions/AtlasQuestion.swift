// Goals of this folder:
// 1. Every question of the atlas in a form that isomorphic questions share, so that each is answered once.
// 2. From a specification: what is asked, and which questions answer it.

public import Averaging

/// A question of the atlas in its canonical form: how small can an averaging scheme be for a group, a set of irreducible
/// representations, a symmetry and a weight class?
///
/// That is all that averaging complexity depends on (`mathematics.md` §1).
public struct AtlasQuestion: Sendable, Hashable {
  /// The group, by a name that `GroupDescription` reads.
  public let group: String
  /// |G|.
  public let order: Int
  /// The nontrivial rows of the character table of the group that occur, counted from 1, ascending, closed under conjugation.
  public let rows: [Int]
  /// The number of irreducible representations of the group over ℂ.
  public let irreducibleCount: Int
  /// dim M(F ⊕ 1).
  public let coefficientDimension: Int
  /// The symmetry.
  public let symmetry: SymmetryNotion
  /// The weights.
  public let weights: WeightClass

  /// Whether every irreducible representation occurs in F ⊕ 1.
  public var isComplete: Bool { rows.count == irreducibleCount - 1 }

  /// The question as text, such as `"SmallGroup(12,3) X2-X4 exact convex"`; different questions have different texts.
  public var identity: String { "\(group) \(rowText) \(symmetry.description) \(weights.rawValue)" }

  /// ``AtlasInstance/id(identity:)`` of ``identity``.
  public var id: String { AtlasInstance.id(identity: identity) }

  /// Runs of three rows and more as `X2-X5`; `-` for no rows.
  private var rowText: String {
    var runs: [ClosedRange<Int>] = []
    for row in rows {
      if let last = runs.last, last.upperBound + 1 == row {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
    let parts = runs.map { run in
      run.count >= 3 ? "X\(run.lowerBound)-X\(run.upperBound)" : run.map { "X\($0)" }.joined(separator: ",")
    }
    return parts.isEmpty ? "-" : parts.joined(separator: ",")
  }
}
