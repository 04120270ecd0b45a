import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

// Reading: everything in a file comes from outside and is refused with the place that is wrong.
extension CounterexampleDocument {
  /// The file that the document describes.
  ///
  /// - Throws: ``CounterexampleError/malformed(_:)`` naming the place.
  func file() throws -> CounterexampleFile {
    guard format == CounterexampleFile.format else {
      throw CounterexampleError.malformed("the format is “\(format)”; it must be “\(CounterexampleFile.format)”")
    }
    guard version == CounterexampleFile.version else {
      throw CounterexampleError.malformed(
        "version \(version) is not known; this program reads \(CounterexampleFile.version)")
    }
    guard let origin = Witness.Origin(rawValue: found.by) else {
      throw CounterexampleError.malformed("“\(found.by)” is no way to find a counterexample")
    }
    var choices: ChoiceSequence?
    if let text = found.choices {
      choices = try place("found") {
        try ChoiceSequence(choicesText: text, spansText: found.spans ?? "", size: found.size ?? 100)
      }
    }
    let seed = try found.seed.map { text in
      guard let seed = UInt64(text) else {
        throw CounterexampleError.malformed("the seed “\(text)” is not a number from 0 to 2⁶⁴ - 1")
      }
      return seed
    }
    return CounterexampleFile(
      Witness(
        claim: claim, instance: try instance.instance(), violation: try violation.violation(), origin: origin,
        choices: choices, seed: seed),
      statement: statement, minimality: found.minimality)
  }
}

/// Adds the place to what goes wrong in it.
private func place<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as CounterexampleError {
    throw error
  } catch {
    throw CounterexampleError.malformed("\(name): \(error)")
  }
}

private func rational(_ text: String, _ name: String) throws -> Rational {
  guard let value = Rational(text) else {
    throw CounterexampleError.malformed("\(name): “\(text)” is not a rational number such as -3/7")
  }
  return value
}

extension CounterexampleDocument.Failure {
  fileprivate func violation() throws -> Violation {
    guard let relation = Relation(rawValue: relation) else {
      throw CounterexampleError.malformed(
        "“\(relation)” is no relation; write one of "
          + Relation.allCases.map(\.rawValue).joined(separator: " "))
    }
    return Violation(
      statement: statement, left: try left.quantity("the left side"), relation: relation,
      right: try right.quantity("the right side"))
  }
}

extension CounterexampleDocument.Side {
  fileprivate func quantity(_ name: String) throws -> Quantity {
    let (lower, upper) = (try rational(lower, name), try rational(upper, name))
    guard lower <= upper else {
      throw CounterexampleError.malformed("\(name): the interval from \(lower) to \(upper) is empty")
    }
    return Quantity(Enclosure(lower, upper), closedForm: closedForm)
  }
}

extension CounterexampleDocument.Case {
  fileprivate func instance() throws -> Instance {
    let degree = group.points
    guard (0...GroupDescription.degreeLimit).contains(degree) else {
      throw CounterexampleError.malformed(
        "the group has \(degree) points; it must be from 0 to \(GroupDescription.degreeLimit)")
    }
    func permutation(_ text: String) throws -> Permutation { try Permutation(text: text, degree: degree) }
    var result = Instance(
      group: try place("group") {
        try InstanceGroup(title: group.title, degree: degree, generators: group.generators.map(permutation))
      })
    result.action = try place("action") { try action?.action(generators: result.group.generators.count) }
    result.functionClass = try place("functionClass") { try functionClass.map { try FunctionClassSpecification($0) } }
    for part in schemes {
      result.schemes[part.name] = try place("the scheme \(part.name)") {
        guard let weights = WeightClass(rawValue: part.value.weights) else {
          throw CounterexampleError.malformed("“\(part.value.weights)” is no weight class")
        }
        return try PermutationScheme(
          part.value.entries.map { entry in
            (element: try permutation(entry.element), weight: try rational(entry.weight, "the scheme \(part.name)"))
          }, weightClass: weights)
      }
    }
    for part in vectors {
      result.vectors[part.name] = try part.value.map { try rational($0, "the vector \(part.name)") }
    }
    for part in numbers { result.numbers[part.name] = try rational(part.value, part.name) }
    for part in elements {
      result.elements[part.name] = try place("the elements \(part.name)") { try part.value.map(permutation) }
    }
    return result
  }
}

extension CounterexampleDocument.Action {
  /// The largest dimension that is read.
  private static let dimensionLimit = 4_096

  fileprivate func action(generators count: Int) throws -> GroupAction {
    guard (0...CounterexampleDocument.Action.dimensionLimit).contains(dimension) else {
      throw CounterexampleError.malformed(
        "the action has dimension \(dimension); it must be from 0 to \(CounterexampleDocument.Action.dimensionLimit)")
    }
    func checked<Image>(_ images: [Image]) throws -> [Image] {
      guard images.count == count else {
        throw CounterexampleError.malformed("the action lists \(images.count) images for \(count) generators")
      }
      return images
    }
    if let permutations {
      return .permutation(
        degree: dimension, images: try checked(permutations.map { try Permutation(text: $0, degree: dimension) }))
    }
    if let signedPermutations {
      let images = try signedPermutations.map { image in
        guard image.count == dimension else {
          throw CounterexampleError.malformed("a signed permutation has \(dimension) images, not \(image.count)")
        }
        // Numbers that cannot be negated are no images either.
        return SignedPermutation(
          try Permutation(oneLine: image.map { $0 == .min ? 0 : abs($0) }), negated: image.map { $0 < 0 })
      }
      return .signedPermutation(dimension: dimension, images: try checked(images))
    }
    guard let matrices else { throw CounterexampleError.malformed("the action lists no images of the generators") }
    if let conductor, !(1...RealCyclotomic.largestReadableConductor).contains(conductor) {
      throw CounterexampleError.malformed(
        "the conductor is \(conductor); it must be from 1 to \(RealCyclotomic.largestReadableConductor)")
    }
    let images = try checked(
      matrices.map { rows in
        guard rows.count == dimension, rows.allSatisfy({ $0.count == dimension }) else {
          throw CounterexampleError.malformed("the matrices of the action must be \(dimension) × \(dimension)")
        }
        return try rows.map { row in
          try row.map { text in
            guard let value = RealCyclotomic(text) else {
              throw CounterexampleError.malformed("“\(text)” is not a number of a real cyclotomic field")
            }
            return value
          }
        }
      })
    if let conductor {
      return .fieldMatrices(
        dimension: dimension, conductor: conductor, images: images.map { Matrix(rows: $0, columnCount: dimension) })
    }
    return .matrices(
      dimension: dimension,
      images: try images.map { rows in
        Matrix(
          rows: try rows.map { row in
            try row.map { value in
              guard let integer = value.rational?.asInt else {
                throw CounterexampleError.malformed(
                  "without a conductor the matrices have integer entries, not \(value)")
              }
              return integer
            }
          }, columnCount: dimension)
      })
  }
}
