/// The last resort: when everything simpler than the best is little, all of it is tried, the simplest first.
///
/// Getting from one small case to a simpler one can take several moves at once, such as exchanging parts of a tree
/// that are no siblings, and no pass makes all of them. An enumeration does.
extension Shrinker {
  /// Which numbers an enumeration considers for a choice, and how many cases it may run.
  ///
  /// Choices of few numbers are free.
  private enum Domain: CaseIterable {
    /// All numbers up to the largest that the best has in choices of this kind and range, and all of small ranges.
    case upToLargest
    /// 0 and the numbers that the best has in choices of this kind and range.
    case occurring

    var freeRange: UInt64 {
      switch self {
      case .upToLargest: 16
      case .occurring: 4
      }
    }

    var limit: Int {
      switch self {
      case .upToLargest: 64
      case .occurring: 160
      }
    }
  }

  /// How many choices the best may have: of long ones there are always many.
  private static var lengthLimit: Int { 24 }

  /// How many cases may be generated in search of those to run.
  private static var generationLimit: Int { 1500 }

  private struct Shape: Hashable {
    var kind: ChoiceKind
    var max: UInt64
  }

  /// Tries all cases that are simpler than the best and made of the same small numbers, unless these are many.
  ///
  /// - Returns: whether all were tried, so that the best is now *the* simplest of them.
  func exhaustSimpler() async -> Bool {
    guard best.choices.count <= Shrinker.lengthLimit else { return false }
    for domain in Domain.allCases {
      guard let candidates = untriedSimpler(domain) else { continue }
      for candidate in candidates where await attempt(candidate) { break }
      return true
    }
    return false
  }

  /// All cases simpler than the best over a domain that were not run yet, the simplest first; `nil` if there are many.
  ///
  /// The tree of choices is walked through the generator. That a script which ends early goes on with zeros, and that
  /// zeros make the shortest case, prunes it: a beginning whose shortest case is too long leads nowhere.
  private func untriedSimpler(_ domain: Domain) -> [ChoiceSequence]? {
    let allowed = allowedNumbers(domain)
    var found: [ChoiceSequence] = []
    var seen: Set<[UInt64]> = []
    var generated = 0
    var prefix: [Choice] = []
    while !isSpent {
      guard generated < Shrinker.generationLimit else { return nil }
      generated += 1
      let realized = realize(ChoiceSequence(choices: prefix, size: best.size))
      var choices = realized?.choices ?? prefix
      if let realized {
        if !realized.isSimpler(than: best) {
          choices = prefix
        } else if seen.insert(realized.indices).inserted, !hasTried(realized) {
          guard found.count < domain.limit else { return nil }
          found.append(realized)
        }
      }
      guard let next = successor(of: choices, allowed: allowed) else {
        return found.sorted { $0.isSimpler(than: $1) }
      }
      prefix = next
    }
    return nil
  }

  /// The beginning of the next case in the order of the choices: the last that can be raised is, what follows goes.
  private func successor(of choices: [Choice], allowed: (Choice) -> [UInt64]) -> [Choice]? {
    for position in choices.indices.reversed() where !choices[position].isForced {
      guard let next = allowed(choices[position]).first(where: { $0 > choices[position].index }),
        next <= choices[position].max
      else { continue }
      var result = Array(choices[...position])
      result[position].index = next
      return result
    }
    return nil
  }

  private func allowedNumbers(_ domain: Domain) -> (Choice) -> [UInt64] {
    var occurring: [Shape: Set<UInt64>] = [:]
    for choice in best.choices {
      occurring[Shape(kind: choice.kind, max: choice.max), default: [0]].insert(choice.index)
    }
    let numbers = occurring.mapValues { numbers -> [UInt64] in
      guard domain == .upToLargest, let last = numbers.max(), last <= domain.limit else { return numbers.sorted() }
      return Array(0...last)
    }
    return { $0.max <= domain.freeRange ? Array(0...$0.max) : numbers[Shape(kind: $0.kind, max: $0.max)] ?? [0] }
  }
}
