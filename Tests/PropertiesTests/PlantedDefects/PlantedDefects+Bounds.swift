import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
import Representations

extension PlantedDefect {
  static let bounds: [PlantedDefect] = plancherelDefects + delsarteDefects + designDefects + namedDefects

  private static let plancherelDefects: [PlantedDefect] = [
    PlantedDefect("Plancherel's bound has √ε for ε", claims: ["bounds.plancherel"]) {
      $0.bounds.plancherel = { order, epsilon in
        WeakLowerBound.plancherel(order: order, epsilon: Enclosure.squareRoot(of: epsilon, bits: 20).upper)
      }
    },
    PlantedDefect("Plancherel's bound has ε² for ε", claims: ["bounds.plancherel"]) {
      $0.bounds.plancherel = { WeakLowerBound.plancherel(order: $0, epsilon: $1 * $1) }
    },
    PlantedDefect(
      "Plancherel's bound has |G| for |G| − 1", claims: ["bounds.whole-group-threshold", "bounds.plancherel"]
    ) {
      $0.bounds.plancherel = { order, epsilon in
        Int((Rational(order) / (1 + epsilon * Rational(order))).ceiling)
      }
    },
    PlantedDefect("Plancherel's bound is rounded down", claims: ["bounds.linear-again", "bounds.plancherel"]) {
      $0.bounds.plancherel = { order, epsilon in
        Int((Rational(order) / (1 + epsilon * Rational(order - 1))).floor)
      }
    },
    PlantedDefect("the average is replaced by the mean with its adjoint", claims: ["bounds.plancherel-identity"]) {
      $0.averaging.average = { scheme, constituent in
        let matrix = scheme.operatorMatrix(on: constituent)
        var sum = matrix
        for row in 0..<matrix.rowCount {
          for column in 0..<matrix.columnCount { sum[row, column] = (matrix[row, column] + matrix[column, row]) / 2 }
        }
        return sum
      }
    },
    PlantedDefect(
      "products are counted for quotients: the inverse is missing", claims: ["bounds.equality-iff-difference-set"]
    ) {
      $0.bounds.quotientCounts = { elements, group in
        var counts = [Int](repeating: 0, count: group.order)
        for left in elements { for right in elements { counts[group.product(left, right)] += 1 } }
        return counts
      }
    },
    PlantedDefect(
      "only the rows of the generator matrix are looked at, not their sums", claims: ["bounds.small-bias-code"]
    ) {
      $0.bounds.codeError = { words, dimension in
        let set = try SmallBiasSet(words: words, dimension: dimension, epsilon: 1, source: "an instance")
        // Only the unit vectors for u: the rows of the generator matrix, not their sums.
        let largest = (0..<dimension).map { abs(set.characterSums[1 << $0]) }.max() ?? 0
        return Rational(largest * largest, words.count * words.count)
      }
    },
    PlantedDefect("the code's error is not squared", claims: ["bounds.small-bias-code"]) {
      $0.bounds.codeError = { words, dimension in
        let set = try SmallBiasSet(words: words, dimension: dimension, epsilon: 1, source: "an instance")
        return Rational(set.characterSums.dropFirst().map(abs).max() ?? 0, words.count)
      }
    },
  ]

  private static let delsarteDefects: [PlantedDefect] = [
    PlantedDefect("Delsarte's bound is taken at ε = 0", claims: ["bounds.delsarte"]) {
      $0.bounds.delsarte = { occurring, _ in DelsarteFunction(occurring, epsilon: .zero)?.value }
    },
    PlantedDefect("Delsarte's bound has ε² for ε", claims: ["bounds.delsarte"]) {
      $0.bounds.delsarte = { occurring, epsilon in DelsarteFunction(occurring, epsilon: epsilon * epsilon)?.value }
    },
    PlantedDefect(
      "an irreducible representation that does not occur is used by Delsarte's bound", claims: ["bounds.delsarte"]
    ) {
      $0.bounds.delsarte = { occurring, epsilon in
        let all = OccurringIrreducibles(rows: 0..<occurring.table.count, of: occurring.table)
        return DelsarteFunction(all, epsilon: epsilon)?.value
      }
    },
    PlantedDefect("an occurring representation is dropped from Delsarte's bound", claims: ["bounds.delsarte-exact"]) {
      $0.bounds.delsarte = { occurring, epsilon in
        let fewer = OccurringIrreducibles(rows: occurring.rows.dropLast(), of: occurring.table)
        return DelsarteFunction(fewer, epsilon: epsilon)?.value
      }
    },
    PlantedDefect("the mean of the character is taken over classes, not elements", claims: ["bounds.fixed-points"]) {
      $0.bounds.character = { values, _, epsilon in
        WeakLowerBound.character(values: values, sizes: values.map { _ in 1 }, epsilon: epsilon)
      }
    },
    PlantedDefect("the mean of the character counts twice under ε", claims: ["bounds.fixed-points"]) {
      $0.bounds.character = { values, sizes, epsilon in
        let sum = zip(values, sizes).reduce(0) { $0 + $1.0 * $1.1 }
        let mean = Rational(sum, sizes.reduce(0, +))
        return Int((Rational(values[0]) / (mean + epsilon * Rational(values[0]))).ceiling)
      }
    },
  ]

  private static let designDefects: [PlantedDefect] = [
    PlantedDefect("an array of strength k − 1 passes for strength k", claims: ["designs.orthogonal-arrays"]) {
      $0.bounds.isOrthogonalArray = { words, factors, strength in
        let runs = words.map { UInt64($0) }
        return strength == 1
          || (try? OrthogonalArray(runs: runs, factors: factors, strength: strength - 1, source: "an instance")) != nil
      }
    },
    PlantedDefect("Rao's bound for odd strength is that for even strength", claims: ["designs.rao-bound"]) {
      $0.bounds.rao = { factors, strength in
        strength == 1 ? 1 : OrthogonalArray.raoBound(factors: factors, strength: strength - strength % 2)
      }
    },
    PlantedDefect("transitivity is checked on the first tuple only", claims: ["designs.sharply-transitive"]) {
      $0.bounds.transitivity = { permutations, length in
        var images: [[Int]: Int] = [:]
        for permutation in permutations { images[(0..<length).map { permutation($0) }, default: 0] += 1 }
        return Set(images.values).count == 1 ? images.values.first : nil
      }
    },
    PlantedDefect("transitivity is that on (t−1)-tuples", claims: ["designs.uniformly-transitive"]) {
      $0.bounds.transitivity = { permutations, length in
        guard length > 1 else { return 1 }
        let name = "a set"
        return
          (try? TransitiveSet(.list(permutations), on: .tuples, length: length - 1, name: name, source: name))?
          .multiplicity
      }
    },
    PlantedDefect("transitivity is that on subsets", claims: ["designs.uniformly-transitive"]) {
      $0.bounds.transitivity = { permutations, length in
        (try? TransitiveSet(.list(permutations), on: .subsets, length: length, name: "a set", source: "a defect"))?
          .multiplicity
      }
    },
    PlantedDefect("the divisor is that of the order of the group", claims: ["bounds.divisibility"]) {
      $0.bounds.divisor = { $0.group.order }
    },
    PlantedDefect(
      "the divisor is the largest denominator, not their least common multiple", claims: ["bounds.divisibility"]
    ) {
      $0.bounds.divisor = { functions in
        let dimension = ExactnessCriterion(ClassCharacter(functions)).dimension
        let space = MatrixCoefficientSpace(of: functions, dimension: dimension)
        return (space.basis + space.others).map { coefficient in
          Int(Rational(functions.values(of: coefficient).reduce(0, +), functions.group.order).denominator)
        }.max() ?? 1
      }
    },
  ]

  private static let namedDefects: [PlantedDefect] = [
    PlantedDefect(
      "Plancherel's bound is stated for G though it holds for a quotient only",
      claims: ["bounds.sound-for-weak", "bounds.sound-for-exact", "bounds.quotient"]
    ) {
      $0.bounds.lower = { problem in
        try Operators.standard.bounds.lower(problem).map { bound in
          guard bound.name == .plancherel, problem.weightClass != .affine else { return bound }
          let order = Rational(problem.groupOrder)
          let value = order / (1 + problem.symmetry.epsilon * (order - 1))
          return NamedBound(name: bound.name, size: value.ceiling)
        }
      }
    },
    PlantedDefect("Delsarte's bound is stated for weights of any sign at ε/4", claims: ["bounds.sound-for-weak"]) {
      $0.bounds.lower = { problem in
        guard let occurring = problem.occurring else { return [] }
        let value = DelsarteFunction(occurring, epsilon: problem.symmetry.epsilon / 4)?.value
        return try Operators.standard.bounds.lower(problem)
          + (value.map { [NamedBound(name: .delsarte, size: $0.ceiling)] } ?? [])
      }
    },
    PlantedDefect("strong(ε) is bounded as weak(ε/2)", claims: ["bounds.sound-for-strong"]) {
      $0.bounds.lower = { problem in
        guard problem.symmetry.kind == .strong else { return try Operators.standard.bounds.lower(problem) }
        let weak = try BoundProblem(
          problem.irreducibles, weightClass: problem.weightClass, symmetry: .weak(problem.symmetry.epsilon / 2),
          group: problem.group, functions: problem.functions)
        return try Operators.standard.bounds.lower(weak)
      }
    },
    PlantedDefect("the coset bound forgets the element to translate by", claims: ["bounds.more-elements-than-rank"]) {
      $0.bounds.lower = { problem in
        try Operators.standard.bounds.lower(problem).map {
          $0.name == .cosets ? NamedBound(name: .cosets, size: $0.size - 1) : $0
        }
      }
    },
    PlantedDefect("the bound by cosets adds one too many", claims: ["bounds.sound-for-exact", "bounds.sound-for-weak"])
    {
      $0.bounds.lower = { problem in
        try Operators.standard.bounds.lower(problem).map {
          $0.name == .cosets ? NamedBound(name: .cosets, size: $0.size + 1) : $0
        }
      }
    },
    PlantedDefect("the size of a sample bounds from below", claims: ["bounds.lower-below-upper"]) {
      $0.bounds.lower = { problem in
        try Operators.standard.bounds.lower(problem)
          + Operators.standard.bounds.upper(problem).filter { $0.name == .wholeGroup || $0.name == .chernoff }
      }
    },
  ]
}
