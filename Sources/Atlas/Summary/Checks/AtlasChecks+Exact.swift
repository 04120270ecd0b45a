import ExactArithmetic

/// What a dataset says of the claims of the ledger, a function for each family.
enum AtlasChecks {
  static func all(_ index: AtlasIndex) -> [AtlasCheck] {
    exact(index) + thresholds(index) + errors(index) + approximate(index) + differenceSets(index) + weights(index)
      + planes(index)
  }

  /// When exactness costs the whole group.
  static func exact(_ index: AtlasIndex) -> [AtlasCheck] {
    let exact = index.instances.filter(\.isExact)
    func criterion(_ weights: String) -> AtlasCheck {
      AtlasCheck(
        "exactness.criterion-\(weights)",
        "exact, \(weights) weights: the cost is |G| just when every irreducible representation occurs",
        over: exact.filter { $0.weights == weights }
      ) { instance in
        let isWhole = instance.cost.isEqual(to: Rational(instance.order))
        return AtlasEvidence(outcome: isWhole.map { $0 == instance.isComplete }, instances: [instance])
      }
    }
    return [
      criterion("convex"), criterion("affine"),
      AtlasCheck(
        "exactness.criterion-uniform-suffices",
        "exact, equal weights: the cost is |G| where every irreducible representation occurs", over: exact
      ) { instance in
        guard instance.hasEqualWeights, instance.isComplete else { return nil }
        return AtlasEvidence(outcome: instance.cost.isEqual(to: Rational(instance.order)), instances: [instance])
      },
      AtlasCheck(
        "exactness.criterion-uniform-necessary",
        "exact, equal weights: the cost is less than |G| where an irreducible representation is missing", over: exact
      ) { instance in
        guard instance.hasEqualWeights, !instance.isComplete else { return nil }
        return AtlasEvidence(outcome: instance.cost.isAtMost(Rational(instance.order - 1)), instances: [instance])
      },
      AtlasCheck(
        "exactness.coefficient-dimension", "dim M(F ⊕ 1) = |G| just when every irreducible representation occurs",
        over: index.instances
      ) { instance in
        AtlasEvidence(
          outcome: (instance.coefficientDimension == instance.order) == instance.isComplete, instances: [instance])
      },
      AtlasCheck(
        "exactness.reduced-scheme", "exact, convex or affine weights: the cost is at most dim M(F ⊕ 1)", over: exact
      ) { instance in
        if instance.hasEqualWeights { return nil }
        return AtlasEvidence(
          outcome: instance.cost.isAtMost(Rational(instance.coefficientDimension)), instances: [instance])
      },
      AtlasCheck(
        "witnesses.sign-missing", "exact: the cost is |G|/2 where only a representation of degree one is missing",
        over: exact
      ) { instance in
        guard instance.coefficientDimension == instance.order - 1 else { return nil }
        return AtlasEvidence(outcome: instance.cost.isEqual(to: Rational(instance.order, 2)), instances: [instance])
      },
    ] + complements(index)
  }

  /// Unions against what they leave out.
  private static func complements(_ index: AtlasIndex) -> [AtlasCheck] {
    let pairs = index.unions.flatMap { unions -> [(AtlasIndex.Union, AtlasInstance)] in
      guard let all = unions.first(where: { $0.instance.isComplete })?.numbers.subtracting([1]) else { return [] }
      let byNumbers = Dictionary(
        unions.map { ($0.numbers.subtracting([1]), $0.instance) }, uniquingKeysWith: { first, _ in first })
      return unions.compactMap { union in
        byNumbers[all.subtracting(union.numbers)].map { (union, $0) }
      }
    }
    return [
      AtlasCheck(
        "separation.complementary-classes-cannot-both-be-cheap",
        "exact, convex or affine weights: the costs of a union and of the missing representations multiply to at least |G|",
        over: pairs
      ) { union, other in
        if union.instance.hasEqualWeights { return nil }
        return AtlasEvidence(
          outcome: (union.instance.cost * other.cost).isAtLeast(Rational(other.order)),
          instances: [union.instance, other])
      }
    ]
  }
}
