// Goals of this folder:
// 1. What a dataset shows, in numbers that are all computed from it.
// 2. What it says of the claims of the ledger: supports, refutes, leaves open. It finds patterns and calls them observations.

import ExactArithmetic

/// What a dataset shows.
public struct AtlasSummary: Encodable, Sendable {
  /// How many entries of a sort there are, and how many have an answer.
  public struct Count: Encodable, Sendable, Hashable {
    /// Why they are in the atlas.
    public let kind: AtlasEntry.Kind
    /// The symmetry.
    public let symmetry: String
    /// The weights.
    public let weights: String
    /// How many entries.
    public let entries: Int
    /// How many of them are closed.
    public let closed: Int
    /// How many different instances answer them.
    public let instances: Int
  }

  /// An instance in a ranking.
  public struct Ranked: Encodable, Sendable, Hashable {
    /// Its id.
    public let id: String
    /// The question.
    public let identity: String
    /// |G|.
    public let order: Int
    /// How many irreducible representations do not occur in F ⊕ 1.
    public let missing: Int
    /// No scheme is smaller.
    public let lower: Int
    /// A scheme of this size is known.
    public let upper: Int
    /// Why the bounds do not meet, if they do not.
    public let stopped: String?

    init(_ instance: AtlasInstance) {
      id = instance.id
      identity = instance.identity
      order = instance.order
      missing = instance.missingCount
      lower = instance.lower
      upper = instance.upper
      stopped = instance.failure ?? instance.stopped
    }
  }

  /// Exact instances with convex weights in which few irreducible representations are missing.
  public struct AlmostFull: Encodable, Sendable, Hashable {
    /// How many are missing.
    public let missing: Int
    /// How many instances.
    public let instances: Int
    /// How many of them are closed.
    public let closed: Int
    /// Those with the smallest upper / |G|, the larger groups first among equals.
    public let cheapest: [Ranked]
  }

  /// What is known of the threshold degrees.
  public struct Thresholds: Encodable, Sendable, Hashable {
    /// How many there are.
    public let count: Int
    /// How many are the sharper bound.
    public let tight: Int
    /// How many are the paper's bound.
    public let tightForPaper: Int
    /// Those below the sharper bound.
    public let loose: [AtlasThreshold]
  }

  /// The totals of the manifest.
  public let totals: AtlasManifest.Totals
  /// By kind, symmetry and weights.
  public let counts: [Count]
  /// By the number of missing representations, 1 and 2.
  public let almostFull: [AlmostFull]
  /// The instances whose bounds do not meet, by descending gap / |G|, then ascending order.
  public let open: [Ranked]
  /// Difference sets.
  public let differenceSets: [AtlasDifferenceSet]
  /// Threshold degrees.
  public let thresholds: Thresholds
  /// What the dataset says of claims; only of those that it has a test of.
  public let checks: [AtlasCheck]
  /// Patterns of this dataset.
  public let observations: [AtlasObservation]

  /// How many instances of each ranking are kept.
  static let ranked = 10

  /// Computes it.
  ///
  /// - Complexity: O(n²) for n instances of one group
  public init(_ dataset: AtlasDataset) {
    let index = AtlasIndex(dataset)
    totals = dataset.totals
    counts = AtlasSummary.counts(index.rows)
    let exact = dataset.instances.filter { $0.isExact && $0.weights == "convex" }
    almostFull = [1, 2].map { missing in
      let instances = exact.filter { $0.missingCount == missing }
      let cheapest = instances.sorted { left, right in
        let (first, second) = (left.upper * right.order, right.upper * left.order)
        return first == second ? left.order > right.order : first < second
      }
      return AlmostFull(
        missing: missing, instances: instances.count, closed: instances.count(where: \.isClosed),
        cheapest: cheapest.prefix(AtlasSummary.ranked).map { Ranked($0) })
    }
    open = dataset.instances.filter { !$0.isClosed }.sorted { left, right in
      let (first, second) = ((left.upper - left.lower) * right.order, (right.upper - right.lower) * left.order)
      return first == second ? left.order < right.order : first > second
    }.map { Ranked($0) }
    differenceSets = dataset.differenceSets
    thresholds = Thresholds(
      count: dataset.thresholds.count, tight: dataset.thresholds.count(where: \.isTight),
      tightForPaper: dataset.thresholds.count { $0.threshold == $0.paperBound },
      loose: dataset.thresholds.filter { !$0.isTight })
    checks = AtlasChecks.all(index).filter { $0.tested > 0 }
    observations = AtlasObservation.all(index)
  }

  private static func counts(_ rows: [AtlasRow]) -> [Count] {
    struct Sort: Hashable {
      let kind: AtlasEntry.Kind
      let symmetry: String
      let weights: String
    }
    let groups = Dictionary(grouping: rows) {
      Sort(kind: $0.entry.kind, symmetry: $0.entry.symmetry, weights: $0.entry.weights)
    }
    var counts: [Count] = []
    for kind in AtlasEntry.Kind.allCases {
      for symmetry in AtlasSorting.symmetries {
        for weights in AtlasSorting.weights {
          guard let members = groups[Sort(kind: kind, symmetry: symmetry, weights: weights)] else { continue }
          counts.append(
            Count(
              kind: kind, symmetry: symmetry, weights: weights, entries: members.count,
              closed: members.count { $0.instance.isClosed }, instances: Set(members.map(\.instance.id)).count))
        }
      }
    }
    return counts
  }
}
