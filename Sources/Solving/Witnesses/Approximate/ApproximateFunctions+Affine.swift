import ExactArithmetic

extension ApproximateFunctions {
  /// A witness for weights of any sign near the given pairs: its function has one value on all of `missed`, above the threshold.
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
      let functions = rounded.map { leftFunctions($0) }
      let columns = functions.flatMap { $0 }
      guard !columns.isEmpty else { continue }
      let equations = spanning.dropFirst().map { element in columns.map { Rational($0[element] - $0[base]) } }
      let wanted = rounded.flatMap(\.left)
      let left = ApproximateFunctions.solution(of: equations, near: wanted)
      if let witness = affineWitness(rounded, functions, left, base: base, missing: missed) { return witness }
    }
    return nil
  }

  private func affineWitness(
    _ pairs: [IntegerPair], _ functions: [[[Int]]], _ left: [Rational], base: Int, missing missed: [Int]
  ) -> Witness? {
    let order = blocks.order
    // Values times the common factor of all functions.
    var values = [Rational](repeating: .zero, count: order)
    var norm = Rational.zero
    var result: [Witness.Pair] = []
    var start = 0
    for (pair, rows) in zip(pairs, functions) {
      guard let action = blocks.actions[pair.constituent] else { return nil }
      let scale = Rational(action.isMonomial ? 1 : order)
      let vector = Array(left[start..<(start + rows.count)])
      start += rows.count
      for (entry, row) in zip(vector, rows) where !entry.isZero {
        let factor = entry / scale
        for g in 0..<order where row[g] != 0 { values[g] += factor * Rational(row[g]) }
      }
      norm += action.square(vector) + Rational(action.square(pair.right)) / scale
      result.append(
        Witness.Pair(
          element: pair.element, constituent: pair.constituent, left: vector, right: pair.right.map { Rational($0) }))
    }
    let mean = values.reduce(.zero, +) / Rational(order)
    let value = values[base] - mean
    let half = norm / 2
    guard value.signum > 0, value * value > threshold * half * half,
      missed.allSatisfy({ values[$0] == values[base] })
    else { return nil }
    let set = ElementSet(values.indices.filter { values[$0] != values[base] }, count: order)
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

  /// The solution of homogeneous equations whose free entries are the wanted ones.
  private static func solution(of equations: [[Rational]], near wanted: [Int]) -> [Rational] {
    let form = Matrix(rows: equations, columnCount: wanted.count).reducedRowEchelonForm()
    let pivots = Set(form.pivots)
    var result = wanted.map { Rational($0) }
    for (row, pivot) in form.pivots.enumerated() {
      var sum = Rational.zero
      for column in wanted.indices where !pivots.contains(column) && wanted[column] != 0 {
        let entry = form.rows[row, column]
        if !entry.isZero { sum -= entry * Rational(wanted[column]) }
      }
      result[pivot] = sum
    }
    return result
  }
}

extension IntegerAction {
  /// ⟨v, v⟩.
  func square(_ vector: [Rational]) -> Rational {
    if isMonomial { return vector.reduce(.zero) { $1.isZero ? $0 : $0 + $1 * $1 } }
    var sum = Rational.zero
    for (row, left) in vector.enumerated() where !left.isZero {
      for (column, right) in vector.enumerated() where !right.isZero {
        sum += left * right * Rational(formEntry(row, column))
      }
    }
    return sum / Rational(order)
  }
}
