import FiniteGroups

extension TransitiveSet {
  /// A set of n!/(n − t)! permutations that is sharply transitive on t-tuples of n points.
  ///
  /// Known ones: cyclic groups (t = 1); AGL(1, q) on n = q points (t = 2); PGL(2, q) on n = q + 1 points (t = 3); M11 and M12
  /// (t = 4, 5 on 11, 12 points); A_n and S_n (t = n − 2, n − 1, n). A sharply 2-transitive set on n points is a projective
  /// plane of order n, and fixing what one point goes to leaves a sharply (t − 1)-transitive set on n − 1 points.
  ///
  /// Sources: C. Jordan 1872, H. Zassenhaus 1935 (the groups); E. Witt 1938 (planes).
  ///
  /// - Throws: ``DesignError/impossible(_:reason:)`` where the plane is excluded, ``DesignError/noConstruction(_:reason:)``
  ///   where none is known here.
  public static func sharplyTransitive(length t: Int, degree n: Int) throws(DesignError) -> TransitiveSet {
    let title = "sharply transitive set on \(t)-tuples of \(n) points"
    guard t >= 1, t <= n else { throw .noConstruction(title, reason: "t must be from 1 to n") }
    func make(_ group: String, _ source: String) throws(DesignError) -> TransitiveSet {
      try TransitiveSet(group: group, on: .tuples, length: t, source: source)
    }
    if t == 1 { return try make("C\(n)", "the cyclic group, a Latin square") }
    if t >= n - 1 { return try make("S\(n)", "all permutations") }
    if t == n - 2 { return try make("A\(n)", "the alternating group") }
    switch (t, n) {
    case (2, _) where (try? PrimePower(n)) != nil: return try make("AGL(1,\(n))", "maps ax + b of a field")
    case (3, _) where (try? PrimePower(n - 1)) != nil:
      return try make("PGL(2,\(n - 1))", "maps (ax + b)/(cx + d) of a projective line")
    case (4, 11), (5, 12): return try make("M\(n)", "É. Mathieu 1861, 1873")
    default: break
    }
    let order = n - t + 2
    let plane = SymmetricDesignParameters(points: order * order + order + 1, blockSize: order + 1, multiplicity: 1)
    if let obstruction = plane.obstruction {
      throw .impossible(title, reason: "it would give a projective plane of order \(order): \(obstruction)")
    }
    throw .noConstruction(
      title,
      reason: "it would give a projective plane of order \(order), "
        + ((try? PrimePower(order)) == nil ? "and none is known" : "which exists, but no such set is known here"))
  }

  /// A group uniformly transitive on t-tuples of n points with λ > 1, for parameters for which no sharply transitive set is known.
  ///
  /// Known ones: PSL(2, q) on pairs of n = q + 1 points, λ = (q − 1)/2 for odd q and q − 1 for even q.
  ///
  /// Source: J. D. Dixon, B. Mortimer, "Permutation Groups", Springer 1996, §7.7.
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` for other parameters.
  public static func uniformlyTransitive(length t: Int, degree n: Int) throws(DesignError) -> TransitiveSet {
    guard t == 2, n >= 4, (try? PrimePower(n - 1)) != nil else {
      throw .noConstruction(
        "uniformly transitive set on \(t)-tuples of \(n) points",
        reason: "it needs t = 2 and n = q + 1, q a prime power")
    }
    return try TransitiveSet(
      group: "PSL(2,\(n - 1))", on: .tuples, length: 2, source: "maps (ax + b)/(cx + d), ad − bc a square")
  }

  /// The rows of a Latin square as permutations: sharply transitive on points.
  ///
  /// - Parameter rows: symbols 0 ..< n, each once in every row and column.
  /// - Throws: ``DesignError/group(_:)`` if a row is no permutation, ``DesignError/notADesign(_:reason:)`` if a column repeats
  ///   a symbol.
  public static func latinSquare(_ rows: [[Int]]) throws(DesignError) -> TransitiveSet {
    let list = try DesignError.wrapping { () throws(GroupError) in
      var list: [Permutation] = []
      for row in rows { list.append(try Permutation(oneLine: row.map { $0 + 1 })) }
      return list
    }
    return try TransitiveSet(
      .list(list), on: .tuples, length: 1, name: "rows of a Latin square", source: "a Latin square")
  }

  /// A set of permutations uniformly transitive on t-subsets of n points that is smaller than the sharply transitive ones on
  /// t-tuples.
  ///
  /// Known ones: cyclic groups (t = 1); x ↦ a²x + b for q ≡ 3 (mod 4) on n = q points (t = 2, λ = 1); AGL(1, 8) and AΓL(1, 32)
  /// (t = 3, λ = 1); PSL(2, q) for q ≡ 3 (mod 4) on n = q + 1 points (t = 3, λ = 3); PGL(2, 8) and PΓL(2, 32) (t = 4, λ = 4).
  ///
  /// Source: W. M. Kantor, "k-homogeneous groups", Math. Z. 124 (1972).
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` for other parameters.
  public static func homogeneous(length t: Int, degree n: Int) throws(DesignError) -> TransitiveSet {
    let isPower = { (q: Int) in q % 4 == 3 && (try? PrimePower(q)) != nil }
    let name: String? =
      switch (t, n) {
      case (1, 1...): "C\(n)"
      case (2, _) where isPower(n): "\(n):\((n - 1) / 2)"
      case (3, 8): "AGL(1,8)"
      case (3, 32): "AGammaL(1,32)"
      case (3, _) where isPower(n - 1) && n > 4: "PSL(2,\(n - 1))"
      case (4, 9): "PGL(2,8)"
      case (4, 33): "PGammaL(2,32)"
      default: nil
      }
    guard let name else {
      throw .noConstruction(
        "uniformly transitive set on \(t)-subsets of \(n) points",
        reason: "the t-homogeneous groups that are not t-transitive have t = 2, n = q ≡ 3 mod 4; t = 3, n = q + 1, "
          + "q ≡ 3 mod 4, or n = 8, 32; t = 4, n = 9, 33; try a sharply transitive set on tuples")
    }
    return try TransitiveSet(group: name, on: .subsets, length: t, source: "Kantor 1972")
  }
}
