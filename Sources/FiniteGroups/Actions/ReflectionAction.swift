import ExactArithmetic

extension ReflectionGroup {
  /// The simple reflections on the span of the simple roots, in their basis: sᵢ(αⱼ) = αⱼ − aᵢⱼαᵢ.
  ///
  /// The generalized Cartan numbers have aᵢᵢ = 2 and aᵢⱼaⱼᵢ = 4cos²(π/m), m the order of sᵢsⱼ; for odd m both are −2cos(π/m),
  /// for even m the one with i < j is −1. So they are integers of ℚ(2cos 2π/m), rational for m = 2, 3, 4, 6. As the
  /// diagram of a finite reflection group has no cycle, every choice of factors gives the same representation.
  ///
  /// Source: J. E. Humphreys, "Reflection Groups and Coxeter Groups", 1990, section 5.3.
  ///
  /// - Complexity: O(rank³)
  public var action: GroupAction {
    let rank = matrix.rank
    return GroupAction(
      dimension: rank,
      images: (0..<rank).map { i in
        var image = Matrix<RealCyclotomic>.identity(rank)
        for j in 0..<rank { image[i, j] -= cartanNumber(i, j) }
        return image
      })
  }

  private func cartanNumber(_ i: Int, _ j: Int) -> RealCyclotomic {
    let m = matrix.rows[i][j]
    // cos(π/m) = −cos(2π · (m − 1)/2 / m), and 4cos²(π/m) = 2 + 2cos(2π/m).
    if i == j { return 2 }
    if m == 2 { return 0 }
    if m % 2 == 1 { return .doubleCosine(order: m, multiple: (m - 1) / 2) }
    return i < j ? -1 : -2 - .doubleCosine(order: m)
  }
}

extension GroupDescription {
  /// The reflection groups on the span of their simple roots.
  ///
  /// - Throws: ``GroupError/unknownAction(_:hint:)`` for other groups.
  func reflectionAction() throws(GroupError) -> GroupAction {
    guard case .construction(let construction) = name, let reflections = construction.reflectionGroup else {
      throw .unknownAction(
        "reflection", hint: "only groups named as reflection groups, such as W(H3) or W(I2(7)), have it")
    }
    var conductor = 1
    for order in reflections.matrix.rows.joined() where conductor <= Cyclotomic.largestReadableOrder {
      conductor = Divisibility.leastCommonMultiple(conductor, order)
    }
    guard conductor <= Cyclotomic.largestReadableOrder else {
      throw .unknownAction("reflection", hint: "the field of the matrices of \(title) is too large")
    }
    return reflections.action
  }
}
