import ExactArithmetic
import FiniteGroups
import LawSuites
import Testing

@testable import Representations

/// The tools the irreducible representations are made with.
@Suite struct IrreducibleConstructionTests {
  @Test(arguments: [
    ("C12", 12), ("C2^3", 8), ("S4", 2), ("Q8", 4), ("A4", 3), ("A5", 1), ("SmallGroup(27,3)", 9), ("C1", 1),
  ])
  func linearCharactersAreHomomorphisms(_ name: String, _ count: Int) throws {
    let group = try GroupDescription(name).enumerated()
    let all = LinearCharacter.all(of: Subgroup(whole: group))
    #expect(all.count == count)
    #expect(Set(all).count == count)
    #expect(all[0].order == 1)
    for linear in all {
      var exponents = [Int](repeating: 0, count: group.order)
      for (element, exponent) in zip(linear.elements, linear.exponents) { exponents[element] = exponent }
      for g in 0..<group.order {
        for h in group.generatorIndices {
          #expect((exponents[g] + exponents[h]) % linear.order == exponents[group.product(g, h)])
        }
      }
    }
  }

  @Test func linearCharactersOfSubgroups() throws {
    let group = try GroupDescription("S5").enumerated()
    let cycle = try #require((0..<120).first { group.order(of: $0) == 6 })
    let characters = LinearCharacter.all(of: Subgroup(of: group, generatedBy: [cycle]))
    #expect(characters.map(\.order).sorted() == [1, 2, 3, 3, 6, 6])
    #expect(characters.allSatisfy { $0.elements.count == 6 && $0.value(at: 0) == 1 })
    #expect(characters.count { $0.isReal } == 2)
  }

  /// Every element is one product of transversal elements, and long cycles do not cost a matrix for each element.
  @Test(arguments: [("S5", 2 + 3 + 4 + 5), ("C64", 14), ("Q16", 10), ("C7", 7), ("C1", 0), ("C4xS3", 4 + 3 + 2)])
  func chainsFactorElements(_ name: String, _ largestSum: Int) throws {
    let group = try GroupDescription(name).enumerated()
    let chain = TransversalChain(of: group)
    #expect(chain.levels.reduce(0) { $0 + $1.representatives.count } <= largestSum)
    var seen: Set<[Int]> = []
    for element in 0..<group.order {
      let positions = chain.positions(of: element)
      let product = zip(chain.levels, positions).reduce(group.identity) {
        group.product($0, $1.0.representatives[$1.1])
      }
      #expect(product == element)
      seen.insert(positions)
    }
    #expect(seen.count == group.order)
  }

  @Test func rootsOfUnityAreAccurate() {
    for order in [1, 2, 3, 4, 5, 7, 8, 12, 60, 97] {
      let roots = RootsOfUnity(order: order)
      for exponent in 0..<order {
        let exact = Cyclotomic.rootOfUnity(order: order, exponent: exponent).approximation
        #expect(abs(roots[exponent].real - exact.real) <= 2.3e-16)
        #expect(abs(roots[exponent].imaginary - exact.imaginary) <= 2.3e-16)
      }
    }
    #expect(RootsOfUnity(order: 8)[2] == (0, 1) && RootsOfUnity(order: 2)[1] == (-1, 0))
  }

  /// Averages commute with the group; the average of the identity is the identity.
  @Test func averagesCommute() throws {
    let family = try IrreducibleRepresentationTests.family("SmallGroup(21,1)")
    let number = try #require(family.table.degrees.firstIndex(of: 3))
    let images = try family.representation(number).images
    var generator = SplitMix64(seed: 1)
    let random = ComplexMatrix(
      RealMatrix(rowCount: 3, columnCount: 3, entries: (0..<9).map { _ in .random(in: -1...1, using: &generator) }))
    let average = images.commutingAverage(of: random)
    // Schur's lemma: the average is tr(X)/d.
    let expected = random.trace.real / 3 * ComplexMatrix.identity(3)
    #expect((average - expected).frobeniusNorm < 1e-14)
    // A representation of complex type keeps no bilinear form.
    #expect(images.bilinearAverage(of: random).frobeniusNorm < 1e-14)
  }

  /// Induction from a subgroup: homomorphism, and the induced character.
  @Test func inductionIsARepresentation() throws {
    let group = try GroupDescription("S4").enumerated()
    let cycle = try #require((0..<24).first { group.order(of: $0) == 4 })
    let subgroup = Subgroup(of: group, generatedBy: [cycle])
    let linear = LinearCharacter.all(of: subgroup)[1]
    let induction = Induction(from: subgroup)
    func image(_ element: Int) -> Matrix<Cyclotomic> {
      let position = linear.elements.firstIndex(of: element) ?? 0
      return Matrix(rows: [[linear.value(at: position)]], columnCount: 1)
    }
    let matrices = (0..<24).map { induction.matrix(of: $0, dimension: 1, image) }
    for g in 0..<24 {
      for h in group.generatorIndices { #expect(matrices[g] * matrices[h] == matrices[group.product(g, h)]) }
      let doubles = induction.matrix(of: g, dimension: 1) { element in
        let value = image(element)[0, 0].approximation
        var matrix = ComplexMatrix(rowCount: 1, columnCount: 1)
        matrix[0, 0] = value
        return matrix
      }
      for i in 0..<6 {
        for j in 0..<6 { #expect(doubles[i, j] == matrices[g][i, j].approximation) }
      }
      // The induced character: |C_G(g)|/|H| · Σ λ over the conjugates in H.
      let sum = (0..<24).reduce(Cyclotomic.zero) { sum, x in
        let moved = group.conjugate(g, by: x)
        return subgroup.contains(moved) ? sum + image(moved)[0, 0] : sum
      }
      let trace = (0..<6).reduce(Cyclotomic.zero) { $0 + matrices[g][$1, $1] }
      #expect(trace == sum.scaled(by: Rational(1, 4)))
    }
  }

  /// The outer tensor product of irreducibles of S3 and C4 is irreducible on S3×C4, with the product of the characters.
  @Test func kroneckerProductsOfIrreducibles() throws {
    let left = try IrreducibleRepresentationTests.family("S3")
    let right = try IrreducibleRepresentationTests.family("C4")
    let (two, i) = (try left.representation(2), try right.representation(1))
    var norm = 0.0
    for g in 0..<6 {
      for h in 0..<4 {
        let product = two.matrix(of: g).kroneckerProduct(i.matrix(of: h))
        let (a, b) = (two.matrix(of: g).trace, i.matrix(of: h).trace)
        #expect(abs(product.trace.real - (a.real * b.real - a.imaginary * b.imaginary)) < 1e-14)
        #expect(abs(product.trace.imaginary - (a.real * b.imaginary + a.imaginary * b.real)) < 1e-14)
        norm += product.trace.real * product.trace.real + product.trace.imaginary * product.trace.imaginary
        for s in left.group.generatorIndices {
          for t in right.group.generatorIndices {
            let moved = two.matrix(of: left.group.product(g, s)).kroneckerProduct(
              i.matrix(of: right.group.product(h, t)))
            let factor = two.matrix(of: s).kroneckerProduct(i.matrix(of: t))
            #expect((moved - product * factor).frobeniusNorm < 1e-14)
          }
        }
      }
    }
    #expect(abs(norm - 24) < 1e-12)
    let exact = Matrix(rows: [[1, 2], [0, 3]], columnCount: 2).kroneckerProduct(Matrix(rows: [[0, 5]], columnCount: 2))
    #expect(exact == Matrix(rows: [[0, 5, 0, 10], [0, 0, 0, 15]], columnCount: 4))
  }
}
