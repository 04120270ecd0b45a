import Certificates
import ExactArithmetic
import FiniteGroups
import Representations

/// Puts a refutation into the words of the certificate format: elements by the checker's numbers, only what is used.
struct HittingProofBuilder {
  private let symmetries: SupportSymmetries
  /// The names of the functions of the coefficient table.
  private let functions: [CoefficientLabel]
  /// The labels of each constituent.
  private let labels: [[[Int]]]
  /// For functions that are rational components, what writes them; `nil` otherwise.
  private let components: ComponentFunctionals?
  private let generators: [Int]
  /// The checker's number of each element.
  private let number: [Int]

  init(
    group: FiniteGroup, symmetries: SupportSymmetries, functions: [CoefficientLabel], labels: [[[Int]]],
    components: ComponentFunctionals? = nil
  ) {
    self.symmetries = symmetries
    self.functions = functions
    self.labels = labels
    self.components = components
    generators = group.generatorIndices
    number = group.checkerNumbers
  }

  /// The proof; `nil` where a weight of a packing does not fit the format, or a witness is none.
  ///
  /// - Parameter completing: gives the functions of witnesses of which only the sets are known.
  func proof(
    size: Int, tree: RefutationTree, witnesses: [Witness], completing: @escaping (Witness) -> Witness? = { $0 }
  ) -> Certificate.HittingProof? {
    var writer = Writer(builder: self, witnesses: witnesses, complete: completing)
    guard writer.write(tree), writer.isComplete else { return nil }
    return Certificate.HittingProof(
      size: size, automorphisms: writer.automorphisms, labels: writer.labels, witnesses: writer.written,
      tree: writer.nodes)
  }

  /// Collects what the nodes use while they are written.
  private struct Writer {
    let builder: HittingProofBuilder
    let witnesses: [Witness]
    let complete: (Witness) -> Witness?
    /// Whether all witnesses had functions.
    private(set) var isComplete = true
    var automorphisms: [[Int]] = []
    var labels: [[Int]] = []
    var written: [Certificate.HittingProof.Witness] = []
    var nodes: [Certificate.HittingProof.Node] = []
    private var automorphismPlace: [Int: Int] = [0: 0]
    private var labelPlace: [[Int]: Int] = [:]
    private var witnessPlace: [Int: Int] = [:]

    init(builder: HittingProofBuilder, witnesses: [Witness], complete: @escaping (Witness) -> Witness?) {
      self.builder = builder
      self.witnesses = witnesses
      self.complete = complete
    }

    mutating func write(_ tree: RefutationTree) -> Bool {
      switch tree {
      case .identity(let child):
        nodes.append(.identity)
        return write(child)
      case .tile(let elements, let limit, let child):
        nodes.append(.tile(elements: elements.map { builder.number[$0] }.sorted(), limit: limit))
        return write(child)
      case .orbit(let witness): nodes.append(.average(witness: place(ofWitness: witness)))
      case .sum(let set): nodes.append(.sum(reference(set)))
      case .exhausted: nodes.append(.exhausted)
      case .quotients(let element): nodes.append(.quotients(element: builder.number[element]))
      case .packing(let sets):
        guard let node = Certificate.HittingProof.Node.packing(sets.map { (reference($0.set), $0.weight) }) else {
          return false
        }
        nodes.append(node)
      case .tilePacking(let sets):
        guard
          case .packing(let denominator, let packed)? = Certificate.HittingProof.Node.packing(
            sets.map { (reference($0.set), $0.weight) })
        else { return false }
        nodes.append(.tilePacking(denominator: denominator, sets: packed))
      case .branch(let set, let children, let rest):
        let listed = children.map { child in
          Certificate.HittingProof.Child(
            element: builder.number[child.element],
            merged: child.merged.map {
              Certificate.HittingProof.Merge(element: builder.number[$0.element], map: map($0.map))
            })
        }
        nodes.append(.branch(on: set.map { reference($0) }, children: listed))
        for child in children {
          guard write(child.tree) else { return false }
        }
        if let rest { return write(rest) }
      }
      return true
    }

    private mutating func reference(_ set: RefutationTree.SetReference) -> Certificate.HittingProof.SupportSet {
      Certificate.HittingProof.SupportSet(witness: place(ofWitness: set.witness), map: map(set.map))
    }

    private mutating func map(_ map: SupportMap) -> Certificate.HittingProof.SupportMap {
      let place: Int
      if let known = automorphismPlace[map.automorphism] {
        place = known
      } else {
        let images = builder.symmetries.automorphisms[map.automorphism]
        automorphisms.append(builder.generators.map { builder.number[Int(images[$0])] })
        place = automorphisms.count
        automorphismPlace[map.automorphism] = place
      }
      return Certificate.HittingProof.SupportMap(
        automorphism: place, inverts: map.inverts, left: builder.number[map.left], right: builder.number[map.right])
    }

    private mutating func place(ofLabel label: [Int]) -> Int {
      if let known = labelPlace[label] { return known }
      labels.append(label)
      labelPlace[label] = labels.count
      return labels.count
    }

    private mutating func place(ofWitness number: Int) -> Int {
      if let known = witnessPlace[number] { return known }
      guard isComplete, let witness = complete(witnesses[number]) else {
        isComplete = false
        return 1
      }
      let function: Certificate.HittingProof.Function
      if witness.pairs.isEmpty {
        function = .terms(terms(witness))
      } else {
        let isStrong = witness.pairs.contains { $0.element != nil }
        let pairs = witness.pairs.map { pair in
          Certificate.HittingProof.Pair(
            element: pair.element.map { builder.number[$0] } ?? 0, left: vector(pair.left, pair.constituent),
            right: vector(pair.right, pair.constituent))
        }
        function = isStrong ? .triples(pairs) : .pairs(pairs)
      }
      written.append(
        Certificate.HittingProof.Witness(
          function: function, value: witness.value.map { RealCyclotomic($0) },
          averagesConjugates: builder.components != nil))
      witnessPlace[number] = written.count
      return written.count
    }

    private mutating func terms(_ witness: Witness) -> [Certificate.HittingProof.Term] {
      let factors =
        witness.fieldCoefficients.isEmpty
        ? witness.coefficients.map { RealCyclotomic($0) } : witness.fieldCoefficients
      var sums: [(row: [Int], column: [Int], factor: RealCyclotomic)] = []
      for (factor, label) in zip(factors, builder.functions) where !factor.isZero {
        switch label {
        // The mean is subtracted anyway, so the constant does not count.
        case .constant: continue
        case .entry(let row, let column): sums.append((row, column, factor))
        case .component(let row, let column, let component):
          // The components of one coefficient follow each other.
          let part = factor * (builder.components?[component] ?? 1)
          if let last = sums.last, last.row == row, last.column == column {
            sums[sums.count - 1].factor += part
          } else {
            sums.append((row, column, part))
          }
        }
      }
      return sums.map {
        Certificate.HittingProof.Term(
          row: place(ofLabel: $0.row), column: place(ofLabel: $0.column), coefficient: $0.factor)
      }
    }

    private mutating func vector(_ values: [Rational], _ constituent: Int) -> [Certificate.HittingProof.Component] {
      var components: [Certificate.HittingProof.Component] = []
      for (index, value) in values.enumerated() where !value.isZero {
        components.append(
          Certificate.HittingProof.Component(
            label: place(ofLabel: builder.labels[constituent][index]), value: RealCyclotomic(value)))
      }
      return components
    }
  }
}
