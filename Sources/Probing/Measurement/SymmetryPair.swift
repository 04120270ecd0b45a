public import FiniteGroups

/// An input and an element at which a model was asked, with the answers.
public struct SymmetryPair: Sendable {
  /// The input x.
  public let input: [Double]
  /// The element g.
  public let element: Permutation
  /// The output f(x).
  public let output: [Double]
  /// The output f(gx), carried back by ρ(g)⁻¹.
  public let movedOutput: [Double]
  /// r(x,g); `nil` if an output is not finite.
  public let change: Double?

  init(input: [Double], element: Permutation, output: [Double], movedOutput: [Double]) {
    self.input = input
    self.element = element
    self.output = output
    self.movedOutput = movedOutput
    change = RelativeChange.squared(output, movedOutput)
  }
}

extension ModelSession {
  /// The answers at inputs and at their images.
  ///
  /// - Parameter elements: for each input, the elements that move it.
  /// - Returns: a pair for each input and each of its elements, in order.
  /// - Throws: as ``outputs(at:)``; a failure names the element by which its input was moved. Cancellation is looked for at each pair.
  /// - Complexity: 1 query for each input and 1 for each pair
  func pairs(
    at inputs: [[Double]], elements: [[Permutation]], of question: SymmetryQuestion
  ) throws -> [SymmetryPair] {
    var asked: [[Double]] = []
    var origins: [(element: Permutation, input: [Double])?] = []
    for (input, own) in zip(inputs, elements) {
      asked.append(input)
      origins.append(nil)
      for element in own {
        try ensureRunning()
        asked.append(question.moved(input, by: element))
        origins.append((element, input))
      }
    }
    let answers: [[Double]]
    do { answers = try outputs(at: asked) } catch var failure as InputFailure where failure.input != nil {
      failure.origin = failure.place.flatMap { origins[$0] }
      throw failure
    }
    var result: [SymmetryPair] = []
    var place = 0
    for (input, own) in zip(inputs, elements) {
      let output = answers[place]
      place += 1
      for element in own {
        try ensureRunning()
        result.append(
          SymmetryPair(
            input: input, element: element, output: output,
            movedOutput: question.carriedBack(answers[place], by: element)))
        place += 1
      }
    }
    return result
  }
}
