import ExactArithmetic
import FiniteGroups
import LawSuites
import Representations
import Testing

@Suite struct IrreducibleYoungFormTests {
  /// The relations of Coxeter hold exactly: squares, braids, distant ones commute.
  @Test(arguments: 1...6)
  func seminormalFormsSatisfyTheRelations(_ n: Int) throws {
    for shape in Partition.all(of: n) {
      let form = try YoungForm(seminormal: shape)
      let transpositions = (1..<max(n, 1)).map { k in
        var rows = Matrix<Rational>.identity(form.dimension).entries
        form.applyTransposition(k, toRowsOf: &rows, width: form.dimension)
        return Matrix(
          rows: (0..<form.dimension).map { Array(rows[($0 * form.dimension)..<(($0 + 1) * form.dimension)]) },
          columnCount: form.dimension)
      }
      for (i, s) in transpositions.enumerated() {
        #expect(s * s == .identity(form.dimension))
        for (j, t) in transpositions.enumerated().dropFirst(i + 1) {
          #expect(j == i + 1 ? s * t * s == t * s * t : s * t == t * s)
        }
        // sᵀ D s = D for the diagonal invariant form.
        for row in 0..<form.dimension {
          for column in 0..<form.dimension {
            let value = (0..<form.dimension).reduce(Rational.zero) {
              $0 + s[$1, row] * form.invariantForm[$1] * s[$1, column]
            }
            #expect(value == (row == column ? form.invariantForm[row] : 0))
          }
        }
      }
    }
  }

  /// Traces are the characters. Source of the values: GAP, `Irr(CharacterTable("Symmetric", 5))`.
  @Test func tracesAreTheCharacters() throws {
    let types = try [[1, 1, 1, 1, 1], [2, 1, 1, 1], [2, 2, 1], [3, 1, 1], [3, 2], [4, 1], [5]].map { try Partition($0) }
    let table: [[Int]: [Int]] = [
      [1, 1, 1, 1, 1]: [1, -1, 1, 1, -1, -1, 1], [2, 1, 1, 1]: [4, -2, 0, 1, 1, 0, -1],
      [2, 2, 1]: [5, -1, 1, -1, -1, 1, 0], [3, 1, 1]: [6, 0, -2, 0, 0, 0, 1], [3, 2]: [5, 1, 1, -1, 1, -1, 0],
      [4, 1]: [4, 2, 0, 1, -1, 0, -1], [5]: [1, 1, 1, 1, 1, 1, 1],
    ]
    for (parts, character) in table {
      let form = try YoungForm(seminormal: try Partition(parts))
      var visited: Set<[Int]> = []
      form.forEachElement { oneLine, entries in
        visited.insert(oneLine)
        let trace = (0..<form.dimension).reduce(Rational.zero) { $0 + entries[$1 * form.dimension + $1] }
        let type = (try? Permutation(oneLine: oneLine)).map { Partition(cycleTypeOf: $0) }
        let column = types.firstIndex { $0 == type }
        #expect(column.map { Rational(character[$0]) } == trace)
      }
      #expect(visited.count == 120)
    }
  }

  /// The walk, the matrix of one permutation and the image of a vector agree, and products go to products.
  @Test func evaluationsAgree() throws {
    let form = try YoungForm(seminormal: try Partition([3, 1, 1]))
    var matrices: [[Int]: Matrix<Rational>] = [:]
    form.forEachElement { oneLine, entries in
      matrices[oneLine] = Matrix(rows: (0..<6).map { Array(entries[($0 * 6)..<($0 * 6 + 6)]) }, columnCount: 6)
    }
    let vector = (0..<6).map { Rational($0 + 1, 3) }
    let permutations = try matrices.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
      try Permutation(oneLine: $0)
    }
    for g in permutations {
      #expect(form.matrix(of: g) == matrices[g.oneLine])
      #expect(matrices[g.oneLine]?.applied(to: vector) == form.image(of: vector, under: g))
    }
    for g in permutations.prefix(120 / 7) {
      for h in permutations.suffix(10) { #expect(form.matrix(of: g) * form.matrix(of: h) == form.matrix(of: g * h)) }
    }
  }

  /// The orthogonal form is the seminormal form in the normalized basis, and orthogonal.
  @Test func orthogonalFormIsTheNormalizedSeminormalForm() throws {
    for shape in Partition.all(of: 5) {
      let exact = try YoungForm(seminormal: shape)
      let orthogonal = try YoungForm(orthogonal: shape)
      let d = exact.dimension
      let lengths = exact.invariantForm.map { $0.approximation.squareRoot() }
      let group = try GroupDescription("S5").enumerated()
      for element in stride(from: 0, to: 120, by: 7) {
        let g = group.permutation(element)
        let (a, b) = (exact.matrix(of: g), orthogonal.matrix(of: g))
        for row in 0..<d {
          for column in 0..<d {
            let expected = a[row, column].approximation * lengths[row] / lengths[column]
            #expect(abs(b[row, column] - expected) < 1e-14)
            let product = (0..<d).reduce(0) { $0 + b[row, $1] * b[column, $1] }
            #expect(abs(product - (row == column ? 1 : 0)) < 1e-14)
          }
        }
      }
    }
  }

  /// A degree no table could hold: 30! permutations, the 405-dimensional representation [28, 2].
  @Test func largeDegreesNeedNoTable() throws {
    let form = try YoungForm(orthogonal: try Partition([28, 2]))
    #expect(form.dimension == 405)
    var generator = SplitMix64(seed: 4)
    let g = try Permutation(oneLine: Array(1...30).shuffled(using: &generator))
    let h = try Permutation(oneLine: Array(1...30).shuffled(using: &generator))
    let vector = (0..<405).map { _ in Double.random(in: -1...1, using: &generator) }
    let once = form.image(of: vector, under: g * h)
    let twice = form.image(of: form.image(of: vector, under: h), under: g)
    #expect(zip(once, twice).allSatisfy { abs($0 - $1) < 1e-13 })
  }
}
