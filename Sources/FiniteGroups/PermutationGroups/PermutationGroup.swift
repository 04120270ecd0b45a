import ExactArithmetic
public import BigInt

/// A permutation group that is never enumerated: its order, its elements and its subgroups from a base and a strong
/// generating set.
///
/// Random elements make the chain of stabilizers grow and a deterministic check proves that it is complete; see
/// ``OrderProof``. The same generators and seed give the same chain on any machine.
///
/// Points are counted from 0; permutations multiply as functions.
///
/// Source: Á. Seress, "Permutation Group Algorithms", Cambridge 2003, ch. 4 and 8.
public struct PermutationGroup: Sendable {
  /// Why ``PermutationGroup/order`` is the order.
  public enum OrderProof: Sendable, Hashable {
    /// The chain has as many elements as the bound that the caller gave allows.
    case boundAttained
    /// Every level of the chain was checked to be the stabilizer it should be.
    case verified
    /// The group contains the alternating group of the points it moves.
    case giant(JordanWitness)
    /// The order follows from that of the group this one was computed from.
    case inherited
  }

  enum Structure: Sendable {
    case chain(StabilizerChain)
    case giant(NaturalGiant)
  }

  /// Up to so many moved points, symmetric and alternating groups have a chain too.
  static let giantChainLimit = 256

  /// The number of points.
  public let degree: Int
  /// The generators, as given.
  public let generators: [Permutation]
  /// The number of elements.
  public let order: BigInt
  /// Why that is the number of elements.
  public let orderProof: OrderProof
  /// Decides the random choices of this group and of groups computed from it.
  public let seed: UInt64

  let structure: Structure

  /// The group that the permutations generate.
  ///
  /// - Parameters:
  ///   - generators: permutations of equal degree; empty for the trivial group.
  ///   - degree: the number of points (needed when there is no generator).
  ///   - orderBound: an upper bound of the order that is known for certain; where it is attained, nothing else is checked.
  ///   - seed: decides the random choices; it has no influence on what is true of the group.
  ///   - name: what error messages call the group.
  /// - Throws: ``GroupError/malformedImages(_:)`` for degrees that differ or a bound that is too small.
  /// - Complexity: about O(degree · log²|G|) for short bases, as seen; memory O(degree · (base + strong generators)). Without
  ///   an attained bound, the check costs O(b) sifts for each strong generator where the stabilizers have few orbits.
  public init(
    generators: [Permutation], degree: Int, orderBound: BigInt? = nil, seed: UInt64 = 1, name: String = "the group"
  ) throws(GroupError) {
    guard (0...Permutation.maximumDegree).contains(degree) else {
      throw .degreeTooLarge(degree, limit: Permutation.maximumDegree)
    }
    guard generators.allSatisfy({ $0.degree == degree }) else {
      throw .malformedImages("the generators of \(name) must all be permutations of \(degree) points")
    }
    self.init(unchecked: generators, degree: degree, orderBound: orderBound, seed: seed)
    if let orderBound, order > orderBound {
      throw .malformedImages("\(name) has more than \(orderBound) elements, which was given as an upper bound")
    }
  }

  /// As the public initializer.
  ///
  /// - Precondition: the generators have the degree; the bound, if any, is one.
  init(unchecked generators: [Permutation], degree: Int, orderBound: BigInt? = nil, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let moved = JordanWitness.movedPoints(generators, degree: degree)
    let isLarge = moved.count > PermutationGroup.giantChainLimit
    var (target, proof) = (orderBound, OrderProof.boundAttained)
    if isLarge || orderBound == nil,
      let witness = JordanWitness.search(generators, degree: degree, using: &random)
    {
      proof = .giant(witness)
      let giant = NaturalGiant(points: moved, isAlternating: generators.allSatisfy(\.isEven))
      if isLarge {
        self.init(structure: .giant(giant), generators: generators, degree: degree, proof: proof, seed: seed)
        return
      }
      target = giant.order
    }
    var (chain, verified) = PermutationGroup.completeChain(generators, degree: degree, target: target, using: &random)
    chain.pruneProgram()
    self.init(
      structure: .chain(chain), generators: generators, degree: degree, proof: verified ? .verified : proof, seed: seed)
  }

  init(structure: Structure, generators: [Permutation], degree: Int, proof: OrderProof, seed: UInt64) {
    self.structure = structure
    self.generators = generators
    self.degree = degree
    self.seed = seed
    orderProof = proof
    order =
      switch structure {
      case .chain(let chain): chain.order
      case .giant(let giant): giant.order
      }
  }

  /// A group computed from another, which has proved its strong generators and its order.
  init(strongGenerators: [Permutation], base: [Int], degree: Int, seed: UInt64) {
    var chain = PermutationGroup.emptyChain(base: base, degree: degree, generatorCount: strongGenerators.count)
    for (number, generator) in strongGenerators.enumerated() { chain.insert(generator, value: number) }
    var random = SplitMix64(seed: seed)
    chain.shortenTrees(using: &random)
    self.init(
      structure: .chain(chain), generators: strongGenerators, degree: degree, proof: .inherited, seed: seed)
  }

  private static func emptyChain(base: [Int], degree: Int, generatorCount: Int) -> StabilizerChain {
    StabilizerChain(
      degree: degree, base: base, explicitLimit: StabilizerChain.explicitEntries,
      program: StraightLineProgram(inputCount: generatorCount))
  }

  /// Randomized Schreier–Sims, until the target is attained or the chain verified.
  private static func completeChain(
    _ generators: [Permutation], degree: Int, target: BigInt?, using random: inout SplitMix64
  ) -> (chain: StabilizerChain, verified: Bool) {
    var chain = emptyChain(base: [], degree: degree, generatorCount: generators.count)
    for (number, generator) in generators.enumerated() where !chain.contains(generator) {
      chain.insert(generator, value: number)
      chain.shortenTrees(using: &random)
    }
    let inputs = generators.enumerated().filter { !$0.element.isIdentity }.map {
      (element: $0.element, value: $0.offset)
    }
    if inputs.isEmpty { return (chain, target.map { $0 > 1 } ?? true) }
    if let target, chain.order >= target { return (chain, false) }
    var source = ProductReplacement(inputs, program: &chain.program, using: &random)
    func grow() {
      chain.grow(patience: 10, target: target, using: &random) { program, choices in
        source.next(program: &program, using: &choices)
      }
    }
    grow()
    while target.map({ chain.order < $0 }) ?? true {
      guard let missing = chain.missingElement(using: &random) else { return (chain, true) }
      // Random elements find it, with words in the generators.
      while !chain.contains(missing) { grow() }
    }
    return (chain, false)
  }

  /// The base points; no element but the identity fixes them all.
  public var base: [Int] {
    switch structure {
    case .chain(let chain): chain.base
    case .giant(let giant): Array(giant.points.dropLast(giant.isAlternating ? 2 : 1))
    }
  }

  /// The lengths of the orbits of the base points, each under the stabilizer of those before it; their product is the order.
  public var basicOrbitLengths: [Int] {
    switch structure {
    case .chain(let chain): chain.levels.map(\.orbit.count)
    case .giant(let giant): (0..<base.count).map { giant.points.count - $0 }
    }
  }

  /// Elements that generate every stabilizer of the chain; those of a large symmetric or alternating group are not listed
  /// (its `generators` are returned).
  public var strongGenerators: [Permutation] {
    switch structure {
    case .chain(let chain): chain.strongGeneratorNumbers.map { chain.table[$0] }
    case .giant: generators
    }
  }

  /// Whether the identity is the only element.
  public var isTrivial: Bool { order == 1 }

  /// Whether a permutation is an element.
  ///
  /// - Complexity: O(base · degree · height), height the length of words in the Schreier trees, or O(degree)
  public func contains(_ permutation: Permutation) -> Bool {
    guard permutation.degree == degree else { return false }
    return switch structure {
    case .chain(let chain): chain.contains(permutation)
    case .giant(let giant): giant.contains(permutation)
    }
  }

  /// A uniform element.
  ///
  /// - Complexity: as ``contains(_:)``
  public func randomElement(using random: inout some RandomNumberGenerator) -> Permutation {
    switch structure {
    case .chain(let chain): chain.randomElement(using: &random)
    case .giant(let giant): giant.randomElement(degree: degree, using: &random)
    }
  }
}
