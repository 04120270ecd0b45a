extension Gen {
  /// Values of one of several generators, each as likely. Shrinks towards the first: list the simplest first.
  @inlinable
  public static func oneOf(_ generators: Gen...) -> Gen {
    oneOf(generators)
  }

  /// Values of one of several generators, each as likely. Shrinks towards the first: list the simplest first.
  ///
  /// An empty list throws ``GenerationError/nothingToChooseFrom(_:)`` when drawn from.
  @inlinable
  public static func oneOf(_ generators: [Gen]) -> Gen {
    Gen { source in
      guard !generators.isEmpty else { throw GenerationError.nothingToChooseFrom("oneOf") }
      return try source.span("alternative") { source in
        let index = try source.index(upTo: UInt64(generators.count - 1), kind: .alternative)
        return try generators[Int(index)].run(&source)
      }
    }
  }

  /// Values of one of several generators, in proportion to their weights. Shrinks towards the first.
  @inlinable
  public static func frequency(_ generators: (weight: Int, generator: Gen)...) -> Gen {
    frequency(generators)
  }

  /// Values of one of several generators, in proportion to their weights. Shrinks towards the first.
  ///
  /// Alternatives of weight 0 or less are left out; when none is left, drawing throws
  /// ``GenerationError/nothingToChooseFrom(_:)``.
  @inlinable
  public static func frequency(_ generators: [(weight: Int, generator: Gen)]) -> Gen {
    let kept = generators.filter { $0.weight > 0 }
    // Saturating, so that absurd weights do not trap.
    let total = kept.reduce(UInt64(1)) { sum, alternative in
      let (next, overflow) = sum.addingReportingOverflow(UInt64(alternative.weight))
      return overflow ? .max : next
    }
    return Gen { source in
      guard !kept.isEmpty else { throw GenerationError.nothingToChooseFrom("frequency") }
      return try source.span("alternative") { source in
        let index = try source.index(upTo: UInt64(kept.count - 1), kind: .alternative) { random in
          var rest = random.next(upTo: total - 2)
          for (position, alternative) in kept.enumerated() {
            if rest < UInt64(alternative.weight) { return UInt64(position) }
            rest -= UInt64(alternative.weight)
          }
          return 0
        }
        return try kept[Int(index)].generator.run(&source)
      }
    }
  }

  /// One of the given values; shrinks towards the first. An empty list throws when drawn from.
  @inlinable
  public static func element(of values: [Value]) -> Gen where Value: Sendable {
    Gen { source in
      guard !values.isEmpty else { throw GenerationError.nothingToChooseFrom("element") }
      return values[Int(try source.index(upTo: UInt64(values.count - 1)))]
    }
  }

  /// Values of a recursive type: leaves, and branches made of smaller values.
  ///
  ///     indirect enum Tree { case leaf(Int), node(Tree, Tree) }
  ///     let tree = Gen<Tree>.recursive(.int(in: 0...9).map(Tree.leaf)) { tree in
  ///       zip(tree, tree).map { Tree.node($0, $1) }
  ///     }
  ///
  /// - Parameters:
  ///   - leaf: the values that contain no others; shrinking aims for these.
  ///   - depth: how deep branches may nest.
  ///   - branch: makes the generator of branches from the generator of their parts.
  @inlinable
  public static func recursive(
    _ leaf: Gen, depth: Int = 8, branch: @escaping @Sendable (Gen) -> Gen
  ) -> Gen {
    Gen { source in try drawRecursive(leaf, depth: depth, branch: branch, from: &source) }
  }

  @usableFromInline
  static func drawRecursive(
    _ leaf: Gen, depth: Int, branch: @escaping @Sendable (Gen) -> Gen, from source: inout ChoiceSource
  ) throws -> Value {
    try source.span("recursive") { source in
      guard source.depth < depth else { return try leaf.run(&source) }
      // Deep branches are rarer, so that trees with many parts stay finite in expectation.
      let open = source.depth
      let isBranch = try source.index(upTo: 1, kind: .alternative) { random in
        random.next(upTo: UInt64(open + 2)) <= 1 ? 1 : 0
      }
      guard isBranch == 1 else { return try leaf.run(&source) }
      source.depth += 1
      defer { source.depth -= 1 }
      return try branch(recursive(leaf, depth: depth, branch: branch)).run(&source)
    }
  }
}
