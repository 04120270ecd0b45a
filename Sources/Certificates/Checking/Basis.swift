import ExactArithmetic

/// The labels of a basis of the function class, and what group elements do to them, by the definitions of the format.
struct Basis {
  /// A multiple of a basis element.
  struct Term {
    let label: [Int]
    let value: RealCyclotomic
  }

  let functionClass: Certificate.FunctionClass
  let group: CheckedGroup
  /// The number of points or of coordinates that the group acts on; 0 for `regular`.
  let dimension: Int
  /// The number of labels.
  let count: Int
  /// The numbers in a label.
  let labelLength: Int
  /// The bits of the coefficients of images, roughly.
  let entryBits: Int
  /// The steps of a product and a sum of them.
  private let numberCost: Int
  /// The products that the powers of a form take, and those of an image besides.
  private let powersCost, productCost: Int
  private let powers = FormPowers()

  /// The number of labels of a class, or `nil` if it is above a cap.
  ///
  /// - Complexity: O(log cap) multiplications, or the number of points if that is less than the cap.
  static func labelCount(
    _ functionClass: Certificate.FunctionClass, dimension: Int, order: Int, cap: Int
  ) -> Int? {
    func binomial(_ n: Int, _ k: Int) -> Int? {
      var result = 1
      var chosen = 0
      // C(n, i) grows up to the middle, so once it is above the cap the result is, too.
      while chosen < min(k, n - k) {
        let product = saturatingProduct([result, n - chosen])
        guard product < .max else { return nil }
        chosen += 1
        result = product / chosen
        if result > cap { return nil }
      }
      return result
    }
    let count: Int?
    switch functionClass {
    case .functions, .linear: count = dimension
    case .regular: count = order
    case .tuples(let size):
      var (product, taken) = (1, 0)
      while taken < size && product <= cap {
        product = saturatingProduct([product, dimension - taken])
        taken += 1
      }
      count = product
    case .subsets(let size): count = binomial(dimension, size)
    case .polynomials(let degree):
      let total = saturatingSum(dimension, degree)
      count = total < .max ? binomial(total, degree) : nil
    }
    return count.flatMap { $0 <= cap ? $0 : nil }
  }

  init(_ functionClass: Certificate.FunctionClass, dimension: Int, count: Int, group: CheckedGroup) {
    self.functionClass = functionClass
    self.dimension = dimension
    self.count = count
    self.group = group
    let length =
      switch functionClass {
      case .functions, .linear: 1
      case .tuples(let size), .subsets(let size): size
      case .regular: group.points
      case .polynomials: dimension
      }
    labelLength = length
    (entryBits, numberCost) = Basis.numbers(functionClass, dimension: dimension, group: group)
    switch functionClass {
    case .linear where !group.imageGroup.isMonomial: (powersCost, productCost) = (0, dimension)
    case .polynomials(let degree) where !group.imageGroup.isMonomial:
      (powersCost, productCost) = FormPowers.productCounts(dimension: dimension, degree: degree)
    default: (powersCost, productCost) = (0, 1)
    }
  }

  /// The steps that one ``image(of:under:)`` may take, roughly.
  var imageCost: Int { imagesCost(labels: 1, elements: 1) }

  /// The steps that the images of some labels under some elements may take, roughly, in any order.
  func imagesCost(labels: Int, elements: Int) -> Int {
    let step = saturatingSum(40, numberCost, saturatingProduct([2, labelLength]))
    let images = saturatingProduct([labels, elements])
    var powers = 0
    if case .polynomials(let degree) = functionClass, powersCost > 0 {
      let isKept = FormPowers.keeps(elements: elements, dimension: dimension, degree: degree)
      powers = saturatingProduct([powersCost, dimension, isKept ? min(elements, images) : images])
    }
    return saturatingProduct([step, saturatingSum(powers, saturatingProduct([productCost, images]))])
  }

  /// The most terms of an image.
  var termLimit: Int {
    switch functionClass {
    case _ where isMonomial: 1
    case .polynomials(let degree):
      Basis.labelCount(.polynomials(degree: degree), dimension: dimension - 1, order: 1, cap: .max / 2) ?? .max
    default: dimension
    }
  }

  /// The bits of the coefficients of images, roughly, and the steps of a product and a sum of them: products of `degree` entries of
  /// matrices grow.
  private static func numbers(
    _ functionClass: Certificate.FunctionClass, dimension: Int, group: CheckedGroup
  ) -> (bits: Int, cost: Int) {
    let degree = if case .polynomials(let degree) = functionClass { degree } else { 1 }
    let rows = Int.bitWidth - dimension.leadingZeroBitCount
    switch group.imageGroup {
    case .none, .signed: return (1, 0)
    case .matrices, .residues:
      let largest = group.images.lazy.joined().map(\.magnitude).max() ?? 1
      let bits = saturatingProduct([degree, UInt.bitWidth - max(largest, 1).leadingZeroBitCount + rows])
      return (bits, costOfNumbers(bits: bits, field: 1))
    case .field(_, let table, let field):
      // A sum over rows takes a bit or more, and so do products in the field.
      let bits = saturatingProduct([degree, saturatingSum(bitsOfSum(Array(table.numbers.suffix(1000))), rows, 2)])
      return (bits, costOfNumbers(bits: bits, field: field))
    }
  }

  /// Whether every group element sends every label to ± a label, so that the labels are orthonormal for an invariant inner
  /// product.
  var isMonomial: Bool { group.imageGroup.isMonomial }

  /// An entry of a matrix.
  private func entry(_ matrix: [Int], _ row: Int, _ column: Int) -> RealCyclotomic {
    let stored = matrix[row * dimension + column]
    if case .field(_, let table, _) = group.imageGroup { return table.numbers[stored] }
    return RealCyclotomic(stored)
  }

  /// All labels, each once.
  var labels: AnySequence<[Int]> {
    switch functionClass {
    case .regular: AnySequence(group.elements)
    case .functions, .linear: AnySequence((1...dimension).lazy.map { [$0] })
    case .tuples(let size), .subsets(let size): AnySequence(sequence(first: Array(1...size), next: successor))
    case .polynomials: AnySequence(sequence(first: [Int](repeating: 0, count: dimension), next: successor))
    }
  }

  /// Labels on which an exact scheme has to be exact: then it is so on all.
  ///
  /// Of polynomials the two highest degrees are enough. The sum q of the squares of the images of a coordinate is an invariant
  /// polynomial of degree 2, and not 0; for f of degree j, (E − P)(qf) = q·(E − P)f, so (E − P)f = 0 if E = P on degree j + 2.
  var decisiveLabels: (labels: AnySequence<[Int]>, count: Int) {
    guard case .polynomials(let degree) = functionClass, degree >= 2 else { return (labels, count) }
    let lower =
      Basis.labelCount(.polynomials(degree: degree - 2), dimension: dimension, order: group.order, cap: count) ?? 0
    return (AnySequence(labels.lazy.filter { $0.reduce(0, +) > degree - 2 }), count - lower)
  }

  /// The label after another, for the classes whose labels are longer than one number.
  private func successor(_ label: [Int]) -> [Int]? {
    var next = label
    switch functionClass {
    case .functions, .linear, .regular: return nil
    case .subsets(let size):
      guard let place = next.indices.last(where: { next[$0] < dimension - size + $0 + 1 }) else { return nil }
      next[place] += 1
      for later in (place + 1)..<size { next[later] = next[later - 1] + 1 }
      return next
    case .tuples(let size):
      // The lexicographic successor: raise the last entry that can be raised, then fill up with the least points left.
      while let last = next.popLast() {
        guard let raised = ((last + 1)..<(dimension + 1)).first(where: { !next.contains($0) }) else { continue }
        next.append(raised)
        while next.count < size, let least = (1...dimension).first(where: { !next.contains($0) }) {
          next.append(least)
        }
        return next
      }
      return nil
    case .polynomials(let degree):
      // An odometer whose digits have a sum of at most the degree; the first digit turns fastest.
      if label.reduce(0, +) < degree {
        next[0] += 1
        return next
      }
      guard let place = next.firstIndex(where: { $0 != 0 }), place + 1 < dimension else { return nil }
      next[place] = 0
      next[place + 1] += 1
      return next
    }
  }

  /// Makes sure that a label from a file is one of the labels.
  func validate(_ label: [Int], at path: PartPath) throws(Complaint) {
    func points(_ size: Int) -> Bool { label.count == size && label.allSatisfy { (1...dimension).contains($0) } }
    let (isLabel, form) =
      switch functionClass {
      case .functions: (points(1), "[x] with a point x from 1 to \(dimension)")
      case .linear: (points(1), "[i] with a coordinate i from 1 to \(dimension)")
      case .regular: (group.contains(label), "a group element in one-line notation")
      case .tuples(let size):
        (points(size) && Set(label).count == size, "\(size) distinct points from 1 to \(dimension)")
      case .subsets(let size):
        (
          points(size) && zip(label, label.dropFirst()).allSatisfy(<),
          "\(size) points from 1 to \(dimension) in ascending order"
        )
      case .polynomials(let degree):
        (
          label.count == dimension && label.allSatisfy { (0...degree).contains($0) }
            && label.reduce(0) { saturatingSum($0, $1) } <= degree,
          "\(dimension) exponents with a sum of at most \(degree)"
        )
      }
    guard isLabel else { throw .fault(path, "\(brief(label)) is not a label of the class: \(form)") }
  }

  /// What a group element does to a basis element, as terms with distinct labels and values other than 0.
  func image(of label: [Int], under element: Int) -> [Term] {
    let image = group.images[element]
    switch (functionClass, group.imageGroup) {
    case (.regular, _): return [Term(label: group.product(element, label), value: .one)]
    case (.functions, _), (.tuples, _): return [Term(label: label.map { image[$0 - 1] }, value: .one)]
    case (.subsets, _): return [Term(label: label.map { image[$0 - 1] }.sorted(), value: .one)]
    case (.linear, .matrices), (.linear, .field):
      return (0..<dimension).compactMap { row in
        let entry = entry(image, row, label[0] - 1)
        return entry.isZero ? nil : Term(label: [row + 1], value: entry)
      }
    case (.linear, _):
      let target = image[label[0] - 1]
      return [Term(label: [abs(target)], value: target > 0 ? .one : -.one)]
    case (.polynomials, .matrices), (.polynomials, .field):
      let product = powers.product(label, element: element) { column in
        (0..<dimension).map { entry(image, $0, column) }
      }
      return product.compactMap { $0.value.isZero ? nil : Term(label: $0.key, value: $0.value) }
    case (.polynomials, _):
      var (exponents, negative) = (label, false)
      for (exponent, target) in zip(label, image) {
        exponents[abs(target) - 1] = exponent
        if target < 0 && exponent % 2 == 1 { negative.toggle() }
      }
      return [Term(label: exponents, value: negative ? -.one : .one)]
    }
  }

  /// The matrix coefficient of two labels at a group element.
  func coefficient(row: [Int], column: [Int], at element: Int) -> RealCyclotomic {
    image(of: column, under: element).first { $0.label == row }?.value ?? .zero
  }

  /// The trace of a group element.
  ///
  /// On polynomials, by Newton's identities: the trace h_j on those of degree j satisfies j h_j = Σ_{i=1}^{j} p_i h_{j−i}, where p_i is
  /// the trace of the i-th power on the coordinates.
  func character(_ element: Int) -> RealCyclotomic {
    guard case .polynomials(let degree) = functionClass, !isMonomial else {
      return labels.reduce(.zero) { $0 + coefficient(row: $1, column: $1, at: element) }
    }
    var traces: [RealCyclotomic] = [.zero]
    var symmetric: [RealCyclotomic] = [.one]
    var power = group.elements[0]
    for degree in 1..<(degree + 1) {
      power = group.product(element, power)
      let image = group.images[group.number(power)]
      traces.append((0..<dimension).reduce(.zero) { $0 + entry(image, $1, $1) })
      let sum = (1...degree).reduce(RealCyclotomic.zero) { $0 + traces[$1] * symmetric[degree - $1] }
      symmetric.append(sum.scaled(by: Rational(1, degree)))
    }
    return symmetric.reduce(.zero, +)
  }

  /// The steps that one ``character(_:)`` may take, roughly.
  var characterCost: Int {
    guard case .polynomials(let degree) = functionClass, !isMonomial else {
      return saturatingProduct([count, saturatingSum(imageCost, 50)])
    }
    let step = saturatingProduct([saturatingSum(numberCost, 50), saturatingSum(degree, dimension)])
    return saturatingProduct([degree, saturatingSum(step, group.points * 5, 200)])
  }
}
