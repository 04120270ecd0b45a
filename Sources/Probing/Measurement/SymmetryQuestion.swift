public import FiniteGroups
public import Symmetrizers

/// What is asked about a model: is f(gx) = ρ(g)f(x), for the elements g of a group?
public struct SymmetryQuestion: Sendable {
  /// How elements move inputs or outputs.
  public typealias Action = any ValueAction<Permutation, [Double]>

  /// The group; its elements need not be listed.
  public let group: PermutationGroup
  /// How elements move inputs.
  public let inputAction: Action
  /// How elements move outputs; `nil` for invariance.
  public let outputAction: Action?
  /// The shape of one input, for the search for mistakes about axes.
  public let inputShape: [Int]
  /// The shape of one output.
  public let outputShape: [Int]
  /// The type of the model's numbers: moved inputs are rounded to it.
  public let numberType: ModelDeclaration.NumberType

  /// A question about a model of these shapes.
  public init(
    group: PermutationGroup, inputAction: Action, outputAction: Action?, declaration: ModelDeclaration
  ) {
    self.init(
      group: group, inputAction: inputAction, outputAction: outputAction, inputShape: declaration.inputShape,
      outputShape: declaration.outputShape, numberType: declaration.numberType)
  }

  init(
    group: PermutationGroup, inputAction: Action, outputAction: Action?, inputShape: [Int], outputShape: [Int],
    numberType: ModelDeclaration.NumberType
  ) {
    self.group = group
    self.inputAction = inputAction
    self.outputAction = outputAction
    self.inputShape = inputShape
    self.outputShape = outputShape
    self.numberType = numberType
  }

  /// The input gx, as the model gets it.
  ///
  /// - Complexity: that of the action
  func moved(_ input: [Double], by element: Permutation) -> [Double] {
    let image = inputAction.apply(element, to: input)
    return numberType == .float64 ? image : image.map { numberType.rounded($0) }
  }

  /// ρ(g)⁻¹y, to be compared with the output at x where y is the output at gx.
  ///
  /// - Complexity: that of the action
  func carriedBack(_ output: [Double], by element: Permutation) -> [Double] {
    guard let outputAction else { return output }
    return outputAction.apply(outputAction.inverse(element), to: output)
  }

  /// The same question with other actions.
  func with(inputAction: Action, outputAction: Action?) -> SymmetryQuestion {
    SymmetryQuestion(
      group: group, inputAction: inputAction, outputAction: outputAction, inputShape: inputShape,
      outputShape: outputShape, numberType: numberType)
  }

  /// Distinct elements, not the identity: all of them where they are few, else uniform ones.
  ///
  /// - Complexity: O(count) random elements, expected
  func sampleElements(_ count: Int, using random: inout some RandomNumberGenerator) -> [Permutation] {
    let others = group.order - 1
    let wanted = Int(exactly: others).map { min($0, count) } ?? count
    var found: Set<Permutation> = [group.identity]
    var result: [Permutation] = []
    while result.count < wanted {
      let element = group.randomElement(using: &random)
      if found.insert(element).inserted { result.append(element) }
    }
    return result
  }
}
