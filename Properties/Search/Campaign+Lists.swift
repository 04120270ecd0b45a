import Solving

extension Campaign {
  /// Does a block of a list. A cancelled task gives no result.
  func runBlock(_ unit: SearchUnit, _ lists: InstanceLists) -> SearchUnitResult? {
    var result = SearchUnitResult(order: unit.order, index: unit.index)
    let instances: [Instance]
    do {
      instances = try lists.instances(unit.strategy, order: unit.order)
    } catch {
      result.notes.append("\(unit.strategy.rawValue), order \(unit.order): \(error)")
      (result.isFinished, result.hasGap) = (true, true)
      return result
    }
    let end = blockEnd(unit, count: instances.count)
    while result.index < end {
      if Task.isCancelled { return nil }
      let instance = instances[result.index]
      result.index += 1
      result.tried += 1
      do {
        let judgement = try judgement(of: instance, by: unit.strategy)
        if judgement.vacuous != nil { result.vacuous += 1 }
        guard judgement.violation != nil else {
          result.see(judgement.margin)
          if judgement.undecided != nil { result.leaveUndecided() }
          continue
        }
        if let witness = try claim.confirmed(instance, operators, origin: unit.strategy.origin) {
          result.witnesses.append(witness)
          // What is after it is tried when the campaign goes on.
          if stopsAtFirst { break }
        } else {
          result.leaveUndecided()
          result.notes.append(
            "\(unit.strategy.rawValue), order \(unit.order), instance \(result.index): "
              + "a violation that the judge does not confirm")
        }
      } catch {
        if Task.isCancelled { return nil }
        result.leaveUndecided()
        result.notes.append("\(unit.strategy.rawValue), order \(unit.order), instance \(result.index): \(error)")
      }
    }
    result.endOrder(of: unit, count: instances.count, largestOrder: largestOrder)
    return result
  }

  /// Where a block ends. A campaign that goes on in the middle of one, after a counterexample, finishes it: the bounds
  /// are always the same.
  func blockEnd(_ unit: SearchUnit, count: Int) -> Int {
    let size = claim.unitSize(unit.strategy)
    return min((unit.index / size + 1) * size, count)
  }

  private func judgement(of instance: Instance, by strategy: SearchStrategy) throws -> Judgement {
    if strategy == .solver, let attack = claim.solver { return try attack.judge(instance, solverBudget).judgement }
    return try claim.judge(instance, operators)
  }
}

extension SearchUnitResult {
  fileprivate mutating func leaveUndecided() {
    undecided += 1
    hasGap = true
  }

  /// Goes on with the next order at the end of a list.
  mutating func endOrder(of unit: SearchUnit, count: Int, largestOrder: Int) {
    guard index >= count else { return }
    (order, index, size) = (unit.order + 1, 0, count)
    isFinished = order > largestOrder
  }
}
