import ExactArithmetic
import FiniteGroups
import LawSuites
import Testing

@Suite struct SubgroupTests {
  private func group(_ name: String) throws -> FiniteGroup { try GroupDescription(name).enumerated() }

  private func element(_ images: [Int], of group: FiniteGroup) throws -> Int {
    try #require(group.index(of: try Permutation(oneLine: images)))
  }

  @Test func generatedSubgroupsAreClosedAndMinimal() throws {
    for name in ["C12", "S4", "Q16", "A5", "C2^4"] {
      let group = try group(name)
      var random = SplitMix64(seed: 7)
      for count in 0...3 {
        let seeds = (0..<count).map { _ in Int.random(in: 0..<group.order, using: &random) }
        let subgroup = Subgroup(of: group, generatedBy: seeds)
        #expect(seeds.allSatisfy { subgroup.contains($0) })
        #expect(subgroup.elements == (0..<group.order).filter { subgroup.contains($0) })
        #expect(
          subgroup.elements.allSatisfy { left in
            subgroup.elements.allSatisfy { subgroup.contains(group.product(left, $0)) }
          })
        #expect(subgroup.order * subgroup.index == group.order)
        // Each generator at least doubles what those before it generate.
        #expect(1 << subgroup.generators.count <= subgroup.order)
        #expect(Subgroup(of: group, generatedBy: subgroup.generators) == subgroup)
        // Nothing smaller holds the seeds: every element is a word in them.
        var words: Set<Int> = [group.identity]
        var grown = true
        while grown {
          let next = words.union(words.flatMap { word in seeds.map { group.product(word, $0) } })
          grown = next.count > words.count
          words = next
        }
        #expect(words == Set(subgroup.elements))
      }
    }
  }

  @Test func trivialAndWhole() throws {
    for name in ["C1", "S3", "S6"] {
      let group = try group(name)
      let (trivial, whole) = (Subgroup(trivialIn: group), Subgroup(whole: group))
      #expect(trivial.isTrivial && trivial.elements == [group.identity] && trivial.generators.isEmpty)
      #expect(whole.isWhole && whole.index == 1 && trivial.isSubgroup(of: whole) && whole.isNormal)
      #expect(trivial.core == trivial && whole.normalizer == whole && trivial.centralizer == whole)
      #expect(trivial.normalClosure == trivial && whole.core == whole)
      #expect(whole.isSubgroup(of: trivial) == (group.order == 1))
    }
  }

  /// Every operation against its definition, on subgroups of a group beyond the Cayley table and of small ones.
  @Test(arguments: ["S4", "Q8xC3", "A5", "B4"]) func operationsMeetTheirDefinitions(_ name: String) throws {
    let group = try group(name)
    let all = 0..<group.order
    var random = SplitMix64(seed: 11)
    for _ in 0..<4 {
      let first = Subgroup(of: group, generatedBy: [Int.random(in: all, using: &random)])
      let second = Subgroup(
        of: group, generatedBy: [Int.random(in: all, using: &random), Int.random(in: all, using: &random)])
      for subgroup in [first, second] {
        let conjugates = Set(all.map { subgroup.conjugate(by: $0) })
        let normalizing = all.filter { element in
          Set(subgroup.elements.map { group.conjugate($0, by: element) }) == Set(subgroup.elements)
        }
        #expect(subgroup.normalizer.elements == normalizing)
        #expect(conjugates.count == subgroup.normalizer.index)
        #expect(subgroup.isNormal == (conjugates.count == 1))
        #expect(
          subgroup.centralizer.elements
            == all.filter { element in
              subgroup.elements.allSatisfy { group.product($0, element) == group.product(element, $0) }
            })
        let common = conjugates.reduce(Set(all)) { $0.intersection($1.elements) }
        #expect(Set(subgroup.core.elements) == common && subgroup.core.isNormal)
        #expect(subgroup.normalClosure == Subgroup(of: group, generatedBy: conjugates.flatMap(\.elements)))
        #expect(
          subgroup.isAbelian
            == subgroup.elements.allSatisfy { left in
              subgroup.elements.allSatisfy { group.product(left, $0) == group.product($0, left) }
            })
      }
      #expect(first.intersection(second).elements == first.elements.filter { second.contains($0) })
      #expect(first.join(second) == Subgroup(of: group, generatedBy: first.elements + second.elements))
      let commutators = first.elements.flatMap { left in second.elements.map { group.commutator(left, $0) } }
      #expect(first.commutator(second) == Subgroup(of: group, generatedBy: commutators))
    }
  }

  @Test func powersConjugatesAndCommutators() throws {
    let group = try group("S4")
    for element in 0..<24 {
      for exponent in -5...5 {
        let base = group.permutation(exponent < 0 ? group.inverse(element) : element)
        let power = (0..<abs(exponent)).reduce(Permutation(identity: 4)) { result, _ in result * base }
        #expect(group.permutation(group.power(element, exponent)) == power)
      }
      for other in 0..<24 {
        let (x, y) = (group.permutation(element), group.permutation(other))
        #expect(group.permutation(group.conjugate(element, by: other)) == y * x * y.inverse)
        #expect(group.permutation(group.commutator(element, other)) == x * y * x.inverse * y.inverse)
      }
      let centralizer = group.centralizer(of: element)
      #expect(centralizer.elements == (0..<24).filter { group.product($0, element) == group.product(element, $0) })
    }
  }

  @Test func cosetsPartitionTheGroup() throws {
    let group = try group("S4")
    let subgroup = Subgroup(of: group, generatedBy: [try element([2, 1, 3, 4], of: group)])
    for (cosets, isLeft) in [(subgroup.leftCosets, true), (subgroup.rightCosets, false)] {
      #expect(cosets.count == 12 && cosets[0] == subgroup.elements)
      #expect(cosets.flatMap { $0 }.sorted() == Array(0..<24))
      for coset in cosets {
        let image = subgroup.elements.map { isLeft ? group.product(coset[0], $0) : group.product($0, coset[0]) }
        #expect(image.sorted() == coset)
      }
    }
    #expect(subgroup.leftCosets != subgroup.rightCosets)
    #expect(group.derivedSubgroup.leftCosets == group.derivedSubgroup.rightCosets)
  }

  @Test func embeddingIsAnInjectiveHomomorphism() throws {
    for (name, seeds) in [("S4", [1, 5]), ("S6", [3, 77]), ("Q16", [2]), ("C5", [])] {
      let group = try group(name)
      let subgroup = Subgroup(of: group, generatedBy: seeds)
      let embedding = try subgroup.embedded()
      #expect(embedding.source.order == subgroup.order)
      #expect(embedding.images.sorted() == subgroup.elements)
      #expect(embedding.isInjective && embedding.image == subgroup)
      #expect(embedding.isSurjective == subgroup.isWhole)
      // The initializer checks the law.
      _ = try GroupHomomorphism(from: embedding.source, to: group, images: embedding.images)
      for element in 0..<embedding.source.order {
        #expect(embedding.source.permutation(element) == group.permutation(embedding(element)))
      }
    }
  }

  @Test(arguments: [
    ("S4", 4, 6, false), ("S4", 12, 2, true), ("Q8", 2, 4, true), ("C12", 3, 4, true), ("S5", 60, 2, true),
    ("C1", 1, 1, true),
  ])
  func quotients(_ name: String, _ order: Int, _ index: Int, _ isAbelian: Bool) throws {
    let group = try group(name)
    let normal = try #require(SubgroupClasses(of: group).normalSubgroups.first { $0.order == order })
    let projection = try normal.projection()
    #expect(projection.target.order == index && projection.target.isAbelian == isAbelian)
    #expect(try normal.quotient().order == index && normal.asGroup().order == order)
    #expect(projection.kernel == normal && projection.isSurjective)
    #expect(projection.isInjective == normal.isTrivial)
    _ = try GroupHomomorphism(from: group, to: projection.target, images: projection.images)
    #expect(projection.target.generatorIndices == group.generatorIndices.map { projection($0) })
  }

  @Test func quotientsByOtherSubgroupsAreRefused() throws {
    let group = try group("S4")
    let subgroup = Subgroup(of: group, generatedBy: [try element([2, 1, 3, 4], of: group)])
    let error = #expect(throws: GroupError.self) { try subgroup.projection() }
    guard case .notNormal(let order, _)? = error else {
      Issue.record("expected notNormal, got \(String(describing: error))")
      return
    }
    #expect(order == 2)
  }
}
