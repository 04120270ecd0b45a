import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Canonicalizations and frames of words, and whether they keep continuity.
  static let canonicalizations: [Claim] = [
    leastImage, sortingAndRotation, canonicalizationIsEquivariant, minimalFrame, canonicalizationIsContinuous,
    reflectionGroups, reflectionCriterion, softenedFrame,
  ]

  static let dym = ClaimSource(
    "Dym, Lawrence & Siegel, Equivariant frames and the impossibility of continuous canonicalization, ICML 2024",
    "continuity")
  private static let linton = ClaimSource("Linton, Finding the smallest image of a set, ISSAC 2004", "minimal images")

  private static let leastImage = Claim(
    id: "symmetrizers.least-image",
    statement: """
      The search through stabilizers finds the least word of the orbit and an element that carries it back: exact invariance with one \
      query, without listing the group.
      """,
    formula: "κ(x) = min_g gx, x = g·κ(x)",
    source: linton,
    scope: .everyAction(
      "all actions on at most 5 points, all words of 0 and 1", points: 5, testOrder: 5, order: 10
    ) { try $0.withWords() },
    generator: wordInstance
  ) { instance, operators in
    let (action, word) = try instance.word()
    let least = action.leastArrangement(of: word)
    let form = try operators.symmetrizers.leastImage(action.permutationGroup, word)
    let carried = (0..<action.degree).map { place in form.image[form.element.inverse(place)] }
    return .all(
      .require(form.image == least ? 1 : 0, .equal, 1, "the image is the least word of the orbit"),
      .require(carried == word ? 1 : 0, .equal, 1, "the element carries the image to the word"),
      .require(
        action.carriers(from: form.image, to: word).contains { element in
          (0..<action.degree).allSatisfy { form.element($0) == action.image(of: $0, under: element) }
        } ? 1 : 0, .equal, 1, "the element belongs to the group"))
  }

  private static let sortingAndRotation = Claim(
    id: "symmetrizers.sorting-and-least-rotation",
    statement: "Sorting is the least image under all permutations, and the least rotation that under the rotations.",
    formula: "sort(x) = min_{S_n} gx, rotation(x) = min_{C_n} gx",
    source: ClaimSource(
      "Booth, Lexicographically least circular substrings, Inform. Process. Lett. 10, 1980", "algorithm"),
    scope: Scope("all words of 0, 1 and 2 of at most 5 letters, in the trivial group", testOrder: 1, order: 1) {
      order in
      order > 1 ? [] : try (1...5).flatMap { try Instance.words(letters: 3, length: $0) }
    },
    generator: Gen<Instance> { source in
      let length = try source.draw(Gen<Int>.int(in: 1...7))
      return try Instance.trivial(
        word: source.draw(Gen<Int>.int(in: 0...3).array(count: length)).map { Rational($0) })
    }
  ) { instance, operators in
    let word = try instance.vector("x").map { PerturbedNumber($0) }
    let rotations = word.indices.map { Array(word[$0...] + word[..<$0]) }
    let least = rotations.min { $0.lexicographicallyPrecedes($1) } ?? []
    return .all(
      .require(try operators.symmetrizers.sorted(word) == word.sorted() ? 1 : 0, .equal, 1, "the sorted word"),
      .require(try operators.symmetrizers.leastRotation(word) == least ? 1 : 0, .equal, 1, "the least rotation"))
  }

  private static let canonicalizationIsEquivariant = Claim(
    id: "symmetrizers.canonicalization-is-equivariant",
    statement: """
      With outputs carried back by the element of a canonicalization every function becomes equivariant, with one query (true where no \
      element fixes the point).
      """,
    formula: "x = g·κ(x), hx = g′·κ(x) ⇒ g′ = hg",
    source: ClaimSource(
      "Kaba et al., Equivariance with learned canonicalization functions, ICML 2023", "canonicalization"),
    expected: .fails,
    scope: .everyAction("all actions on at most 3 points, all words of 0 and 1", points: 3, testOrder: 3, order: 6) {
      try $0.withWords()
    },
    generator: wordInstance
  ) { instance, operators in
    let (action, word) = try instance.word()
    let group = try action.permutationGroup
    let element = try operators.symmetrizers.leastImage(group, word).element
    return .all(
      try action.group.generatorIndices.map { h in
        let permutation = action.permutation(h)
        let moved = (0..<action.degree).map { word[permutation.inverse($0)] }
        let other = try operators.symmetrizers.leastImage(group, moved).element
        return .require(other == permutation * element ? 1 : 0, .equal, 1, "the element at hx = h times that at x")
      })
  }

  private static let minimalFrame = Claim(
    id: "symmetrizers.minimal-frame-is-equivariant",
    statement: """
      The coset of the stabilizer of the canonical point is an equivariant frame, with as many elements as the stabilizer, and no \
      equivariant frame has fewer.
      """,
    formula: "F(hx) = hF(x), |F(x)| = |Stab(x)|",
    source: ClaimSource("Lin et al., Equivariance via minimal frame averaging, ICML 2024", "minimal frames"),
    scope: .everyAction(
      "all actions on at most 5 points, all words of 0 and 1", points: 5, testOrder: 4, order: 8
    ) { try $0.withWords() },
    generator: wordInstance
  ) { instance, operators in
    let (action, word) = try instance.word()
    let group = try action.permutationGroup
    let frame = Set(try operators.symmetrizers.minimalFrame(group, word))
    let stabilizer = Set(
      (0..<action.group.order).map { action.permutation($0) }.filter { element in
        word.indices.allSatisfy { word[element($0)] == word[$0] }
      })
    return .all(
      [.require(frame.count, .equal, stabilizer.count, "|F(x)| = |Stab(x)|")]
        + (try action.group.generatorIndices.map { h in
          let permutation = action.permutation(h)
          let moved = (0..<action.degree).map { word[permutation.inverse($0)] }
          let other = Set(try operators.symmetrizers.minimalFrame(group, moved))
          return .require(
            other == Set(frame.map { permutation * $0 }) ? 1 : 0, .equal, 1, "F(hx) = hF(x) for the generators h")
        }))
  }

  private static let canonicalizationIsContinuous = Claim(
    id: "symmetrizers.canonicalization-is-continuous",
    statement: "Choosing the least word of each orbit keeps continuous functions continuous.",
    formula: "lim κ(x + εu) = lim κ(x + εv)",
    source: .ours("§9"),
    reading:
      "Dym, Lawrence & Siegel prove that no canonicalization of clouds of points is continuous; here the least word is looked at.",
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 4 points, all words of 0 and 1, one place raised or another", points: 4, testOrder: 2,
      order: 4
    ) { try $0.withDirections() },
    generator: directionInstance
  ) { instance, operators in try continuity(instance, operators) }

  private static let reflectionGroups = Claim(
    id: "symmetrizers.canonicalization-is-continuous-for-reflections",
    statement: """
      For groups that exchanges of two coordinates generate, choosing the least word of each orbit keeps continuous functions \
      continuous: it is sorting on each orbit.
      """,
    formula: "G generated by transpositions ⇒ lim κ(x + εu) = κ(x)",
    source: dym, hypotheses: ["transpositions generate the action"],
    scope: .everyAction(
      "all actions on at most 4 points, all words of 0 and 1, one place raised or another", points: 4, testOrder: 4,
      order: 6
    ) { try $0.withDirections() },
    generator: Gen<Instance> { source in
      let sizes = try source.draw(Gen<Int>.int(in: 1...3).array(count: 1...2))
      var instance = Instance(group: try InstanceGroup.symmetricProduct(sizes))
      let count = sizes.reduce(0, +)
      instance.vectors["x"] = try source.draw(Gen<Int>.int(in: 0...2).array(count: count)).map { Rational($0) }
      for name in ["u", "v"] { instance.vectors[name] = try source.draw(.vector(count: count)) }
      return instance
    }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let transpositions = (0..<action.group.order).filter { element in
      (0..<action.degree).count { action.image(of: $0, under: element) != $0 } == 2
    }
    let permutations = Set((0..<action.group.order).map { action.permutation($0) })
    let generated = Subgroup(of: action.group, generatedBy: transpositions)
    guard Set(generated.elements.map { action.permutation($0) }) == permutations else {
      return .vacuous("transpositions generate the action")
    }
    let word = try instance.vector("x", count: action.degree)
    let image = try operators.symmetrizers.leastImage(action.permutationGroup, word.map { PerturbedNumber($0) }).image
    let near = zip(word, try instance.vector("u", count: action.degree)).map { PerturbedNumber($0, direction: $1) }
    let limit = try operators.symmetrizers.leastImage(action.permutationGroup, near).image
    return .all(
      (0..<action.degree).map {
        .require(limit[$0].value, .equal, image[$0].value, "coordinate \($0 + 1) of lim κ(x + εu) and of κ(x)")
      })
  }

  private static let reflectionCriterion = Claim(
    id: "symmetrizers.reflection-criterion",
    statement: """
      Of the groups that permute coordinates, those that exchanges of two coordinates generate have a continuous canonicalization, and \
      no others; a frame of equal weights that keeps continuity has as many elements as the index of what the exchanges generate.
      """,
    formula: "continuous κ exists ⇔ W = G; least continuous frame [G : W], W generated by the reflections",
    source: .ours("§9, with Dym, Lawrence & Siegel for clouds of points"), hypotheses: ["the action is faithful"],
    reading:
      "Judged: that the criterion finds W. The proof stands beside `ReflectionCriterion`; claims on continuity exhibit the jumps.",
    scope: .everyAction("all actions on at most 5 points", points: 5, testOrder: 6, order: 12) { [$0] },
    generator: wordInstance
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    guard action.isFaithful else { return .vacuous("the action is faithful") }
    let exchanges = (0..<action.group.order).filter { element in
      (0..<action.degree).count { action.image(of: $0, under: element) != $0 } == 2
    }
    let generated = Subgroup(of: action.group, generatedBy: exchanges)
    let criterion = try operators.symmetrizers.reflectionCriterion(instance.setting().action)
    return .all(
      .require(criterion.reflections, .equal, exchanges.count, "the number of reflections"),
      .require(
        criterion.hasContinuousCanonicalization ? 1 : 0, .equal, generated.order == action.group.order ? 1 : 0,
        "a continuous canonicalization just if exchanges generate"),
      .require(criterion.leastContinuousFrame, .equal, action.group.order / generated.order, "[G : W]"))
  }

  private static let softenedFrame = Claim(
    id: "symmetrizers.softened-frame-is-equivariant",
    statement: """
      The weights of the softened frame are nonnegative, sum to 1 and move with the point: exact symmetry with 1 to |G| queries.
      """,
    formula: "ω_{hx}(hg) = ω_x(g), Σ ω_x = 1",
    source: .ours("§9: weights that depend on the point"), hypotheses: ["the action is faithful"],
    scope: .everyAction("all actions on at most 3 points, all words of 0 and 1", points: 3, testOrder: 3, order: 6) {
      try $0.withWords()
    },
    generator: wordInstance
  ) { instance, operators in
    let (action, word) = try instance.word()
    let setting = try instance.setting()
    guard action.isFaithful else { return .vacuous("the action is faithful") }
    let values = word.map(\.value)
    /// The weight of each element that is asked, as the matrix by which it moves the point.
    func weights(_ point: [Rational]) throws -> [Matrix<RealCyclotomic>: Rational] {
      let (group, queries) = try operators.symmetrizers.softenedFrame(setting.action, point)
      return Dictionary(queries.map { (group.matrices[$0.element], $0.weight) }, uniquingKeysWith: +)
    }
    func matrix(_ element: Int) -> Matrix<RealCyclotomic> {
      var matrix = Matrix<RealCyclotomic>(rowCount: action.degree, columnCount: action.degree, repeating: 0)
      for point in 0..<action.degree { matrix[action.image(of: point, under: element), point] = 1 }
      return matrix
    }
    let base = try weights(values)
    return .all(
      [
        .require(base.values.reduce(.zero, +), .equal, 1, "Σ ω_x = 1"),
        .require(base.values.count { $0.signum <= 0 }, .equal, 0, "weights that are not positive"),
      ]
        + (try action.group.generatorIndices.map { h in
          let moved = action.moved(values, by: h)
          let (other, translation) = (try weights(moved), matrix(h))
          return .require(
            base.allSatisfy { other[translation * $0.key] == $0.value } ? 1 : 0, .equal, 1,
            "ω_{hx}(hg) = ω_x(g) for the generators h")
        }))
  }

  private static func continuity(_ instance: Instance, _ operators: Operators) throws -> Judgement {
    let action = try PointAction(instance.setting())
    let count = action.degree
    let word = try instance.vector("x", count: count)
    func limit(_ direction: String) throws -> [Rational] {
      let near = zip(word, try instance.vector(direction, count: count)).map { PerturbedNumber($0, direction: $1) }
      return try operators.symmetrizers.leastImage(action.permutationGroup, near).image.map(\.value)
    }
    let (first, second) = (try limit("u"), try limit("v"))
    return .all(
      (0..<count).map {
        .require(first[$0], .equal, second[$0], "coordinate \($0 + 1) of lim κ(x + εu) = that of lim κ(x + εv)")
      }
    )
  }

  private static let wordInstance = Gen<Instance> { source in
    var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 24)))
    instance.action = try source.draw(Gen<Instance>.points(of: instance.setting().group))
    let degree = try PointAction(instance.setting()).degree
    instance.vectors["x"] = try source.draw(Gen<Int>.int(in: 0...2).array(count: degree)).map { Rational($0) }
    return instance
  }

  private static let directionInstance = Gen<Instance> { source in
    var instance = try source.draw(wordInstance)
    let degree = try PointAction(instance.setting()).degree
    for name in ["u", "v"] { instance.vectors[name] = try source.draw(.vector(count: degree)) }
    return instance
  }
}

extension Instance {
  /// The action and the word x.
  fileprivate func word() throws -> (PointAction, [PerturbedNumber]) {
    let action = try PointAction(setting())
    return (action, try vector("x", count: action.degree).map { PerturbedNumber($0) })
  }

  /// The instance with all words x of 0 and 1.
  fileprivate func withWords() throws -> [Instance] {
    let degree = try PointAction(setting()).degree
    return (0..<(1 << degree)).map { mask in
      var instance = self
      instance.vectors["x"] = (0..<degree).map { Rational(mask >> $0 & 1) }
      return instance
    }
  }

  /// The instance with all words x of 0 and 1, and directions u, v along the axes.
  fileprivate func withDirections() throws -> [Instance] {
    let degree = try PointAction(setting()).degree
    return try withWords().flatMap { instance in
      (0..<degree).flatMap { first in
        ((first + 1)..<max(degree, first + 1)).map { second in
          var instance = instance
          instance.vectors["u"] = (0..<degree).map { $0 == first ? 1 : 0 }
          instance.vectors["v"] = (0..<degree).map { $0 == second ? 1 : 0 }
          return instance
        }
      }
    }
  }

  /// The trivial group on the places of a word x.
  static func trivial(word: [Rational]) throws -> Instance {
    var instance = Instance(
      group: try InstanceGroup(title: "the trivial group", degree: word.count, generators: []))
    instance.vectors["x"] = word
    return instance
  }

  /// All words of a length.
  static func words(letters: Int, length: Int) throws -> [Instance] {
    var words: [[Rational]] = [[]]
    for _ in 0..<length { words = words.flatMap { word in (0..<letters).map { word + [Rational($0)] } } }
    return try words.map { try trivial(word: $0) }
  }
}

extension InstanceGroup {
  /// The product of symmetric groups on sets of given sizes, one after the other.
  fileprivate static func symmetricProduct(_ sizes: [Int]) throws -> InstanceGroup {
    let count = sizes.reduce(0, +)
    var generators: [Permutation] = []
    var start = 0
    for size in sizes {
      for place in start..<(start + max(size - 1, 0)) {
        var images = Array(1...count)
        images.swapAt(place, place + 1)
        generators.append(try Permutation(oneLine: images))
      }
      start += size
    }
    return try InstanceGroup(
      title: sizes.map { "S\($0)" }.joined(separator: " × "), degree: count, generators: generators)
  }
}

extension PointAction {
  /// The permutation of the points that an element makes.
  func permutation(_ element: Int) -> Permutation {
    // The images of all points are distinct, since the element has an inverse.
    (try? Permutation(oneLine: (0..<degree).map { image(of: $0, under: element) + 1 })) ?? Permutation(identity: degree)
  }

  /// The group of permutations of the points that the group makes.
  var permutationGroup: PermutationGroup {
    get throws { try PermutationGroup(generators: group.generatorIndices.map { permutation($0) }, degree: degree) }
  }

  /// The least of the words with x_{g⁻¹(j)} at place j, over all g.
  func leastArrangement<Number: Comparable>(of word: [Number]) -> [Number] {
    (0..<group.order).map { moved(word, by: $0) }
      .min { $0.lexicographicallyPrecedes($1) } ?? []
  }

  /// The elements that carry one word to another.
  fileprivate func carriers(from first: [PerturbedNumber], to second: [PerturbedNumber]) -> [Int] {
    (0..<group.order).filter { element in
      (0..<degree).allSatisfy { value(of: first, moved: element, at: $0) == second[$0] }
    }
  }
}
