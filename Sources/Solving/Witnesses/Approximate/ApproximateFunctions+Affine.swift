import FiniteGroups
import BigInt
import ExactArithmetic

extension ApproximateFunctions {
  /// A witness for weights of any sign near the given pairs: its function has one value on all of `missed`, above the
  /// threshold.
  ///
  /// The right vectors are rounded; the equations on the left ones are solved exactly, with all free entries rounded.
  ///
  /// - Parameters:
  ///   - spanning: elements of `missed` such that what is constant on them is constant on all.
  ///   - missed: elements of the group.
  func affineWitness(near pairs: [Pair], spanning: [Int], missing missed: [Int]) -> Witness? {
    guard let base = spanning.first else { return nil }
    for size in ApproximateFunctions.sizes where size < 100_000 {
      // Both vectors in the same units.
      let rounded = rounded(pairs, size: size)
      guard !rounded.isEmpty else { continue }
      let functions = rounded.map { leftFunctions($0) }
      let columns = functions.flatMap { $0 }
      let equations = spanning.dropFirst().map { element in columns.map { $0[element] - $0[base] } }
      let system = ConstancySystem(equations, near: rounded.flatMap(\.left))
      guard isPromising(rounded, columns, system.approximation, base: base), let left = system.solution() else {
        continue
      }
      if let witness = affineWitness(rounded, functions, left, base: base, missing: missed) { return witness }
    }
    return nil
  }

  /// Whether the value at `base` seems to be above the threshold.
  private func isPromising(_ pairs: [IntegerPair], _ columns: [[Int]], _ left: [Double], base: Int) -> Bool {
    var (value, norm, start) = (0.0, 0.0, 0)
    for pair in pairs {
      guard let action = blocks.actions[pair.constituent] else { return false }
      let scale = action.isMonomial ? 1 : Double(blocks.order)
      let vector = Array(left[start..<(start + action.dimension)])
      for (entry, column) in zip(vector, columns[start...]) {
        let mean = Double(column.reduce(0, +)) / Double(blocks.order)
        value += entry * (Double(column[base]) - mean) / scale
      }
      norm += (action.square(vector) + action.square(pair.right.map(Double.init))) / scale / 2
      start += action.dimension
    }
    return value > threshold.approximation.squareRoot() * norm * (1 + 1e-9)
  }

  private func affineWitness(
    _ pairs: [IntegerPair], _ functions: [[[Int]]], _ left: [Rational], base: Int, missing missed: [Int]
  ) -> Witness? {
    let order = blocks.order
    // Everything in multiples of 1/(common · order).
    var common = BigInt(1)
    for entry in left {
      let denominator = entry.denominator
      common = common / common.greatestCommonDivisor(with: denominator) * denominator
    }
    var values = [BigInt](repeating: 0, count: order)
    var norm = Rational.zero
    var result: [Witness.Pair] = []
    var start = 0
    for (pair, rows) in zip(pairs, functions) {
      guard let action = blocks.actions[pair.constituent] else { return nil }
      let scale = BigInt(action.isMonomial ? order : 1)
      let vector = Array(left[start..<(start + rows.count)])
      start += rows.count
      let numerators = vector.map { $0.numerator * (common / $0.denominator) }
      for (entry, row) in zip(numerators, rows) where !entry.isZero {
        let factor = entry * scale
        for g in 0..<order where row[g] != 0 { values[g] += factor * BigInt(row[g]) }
      }
      let square = action.square(numerators) * scale + common * common * BigInt(action.square(pair.right)) * scale
      norm += Rational(square) / Rational(common * common * BigInt(order))
      result.append(
        Witness.Pair(
          element: pair.element, constituent: pair.constituent, left: vector, right: pair.right.map { Rational($0) }))
    }
    guard missed.allSatisfy({ values[$0] == values[base] }) else { return nil }
    let excess = values[base] * BigInt(order) - values.reduce(0, +)
    let value = Rational(excess) / Rational(common * BigInt(order * order))
    let half = norm / 2
    guard value.signum > 0, value * value > threshold * half * half else { return nil }
    let set = ElementSet(values.indices.filter { values[$0] != values[base] }, capacity: order)
    return Witness(pairs: result.filter { !$0.left.allSatisfy(\.isZero) }, value: value, set: set)
  }

  /// For every entry of the left vector the function that it is the factor of, times |G| unless the action is monomial.
  private func leftFunctions(_ pair: IntegerPair) -> [[Int]] {
    guard let action = blocks.actions[pair.constituent] else { return [] }
    let order = blocks.order
    var result = [[Int]](repeating: [Int](repeating: 0, count: order), count: action.dimension)
    for g in 0..<order {
      var image = action.image(pair.right, under: g)
      if let h = pair.element {
        for (row, entry) in action.image(pair.right, under: blocks.product(h, g)).enumerated() { image[row] -= entry }
      }
      for (row, entry) in action.dual(image).enumerated() { result[row][g] = entry }
    }
    return result
  }
}
