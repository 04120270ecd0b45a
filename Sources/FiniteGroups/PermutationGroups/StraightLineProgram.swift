/// Group elements as products of earlier ones: short where words would be exponentially long.
///
/// The values `0 ..< inputCount` are the inputs, value `inputCount + i` is the product of the letters of line i; a letter is
/// an earlier value or its inverse, and an empty line is the identity.
///
/// Source: L. Babai, E. Szemerédi, "On the complexity of matrix group problems I", FOCS 1984.
public struct StraightLineProgram: Sendable, Hashable {
  /// A value or its inverse.
  public struct Letter: Sendable, Hashable {
    /// The number of the value.
    public let value: Int
    /// Whether its inverse is meant.
    public let inverted: Bool

    /// The value, or its inverse.
    public init(_ value: Int, inverted: Bool = false) {
      self.value = value
      self.inverted = inverted
    }
  }

  /// The number of inputs.
  public let inputCount: Int
  /// The products, in the order of evaluation.
  public private(set) var lines: [[Letter]] = []

  /// The program that has no line yet.
  public init(inputCount: Int) { self.inputCount = inputCount }

  /// The number of values.
  public var valueCount: Int { inputCount + lines.count }

  /// Appends a product and returns the number of its value.
  ///
  /// - Precondition: the letters name earlier values.
  public mutating func append(_ line: [Letter]) -> Int {
    precondition(line.allSatisfy { (0..<valueCount).contains($0.value) }, "a line uses earlier values only")
    lines.append(line)
    return valueCount - 1
  }

  /// Some values of the program on permutations; `nil` unless there is one permutation for each input, all of the given
  /// degree, and the values asked for exist.
  ///
  /// - Complexity: O(letters of the lines needed · degree) time, O(lines needed · degree) memory
  public func evaluate(_ values: [Int], on inputs: [Permutation], degree: Int) -> [Permutation]? {
    guard inputs.count == inputCount, inputs.allSatisfy({ $0.degree == degree }),
      values.allSatisfy({ (0..<valueCount).contains($0) })
    else { return nil }
    let needed = dependencies(of: values)
    var results = inputs.map { Optional($0) }
    for (index, line) in lines.enumerated() {
      guard needed[inputCount + index] else {
        results.append(nil)
        continue
      }
      var product = Permutation(identity: degree)
      for letter in line {
        guard let factor = results[letter.value] else { return nil }
        product = letter.inverted ? product.multiplied(byInverseOf: factor) : product * factor
      }
      results.append(product)
    }
    let found = values.compactMap { results[$0] }
    return found.count == values.count ? found : nil
  }

  /// For each value, whether one of the given values is computed from it.
  private func dependencies(of values: [Int]) -> [Bool] {
    var needed = [Bool](repeating: false, count: valueCount)
    for value in values { needed[value] = true }
    for index in lines.indices.reversed() where needed[inputCount + index] {
      for letter in lines[index] { needed[letter.value] = true }
    }
    return needed
  }

  /// The program without the lines that the given values do not need, and the new numbers of these values.
  func pruned(keeping values: [Int]) -> (program: StraightLineProgram, values: [Int]) {
    let needed = dependencies(of: values)
    var numbers = Array(0..<inputCount)
    var result = StraightLineProgram(inputCount: inputCount)
    for (index, line) in lines.enumerated() {
      guard needed[inputCount + index] else {
        numbers.append(-1)
        continue
      }
      numbers.append(result.append(line.map { Letter(numbers[$0.value], inverted: $0.inverted) }))
    }
    return (result, values.map { numbers[$0] })
  }
}
