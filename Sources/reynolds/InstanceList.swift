import Averaging
import Certificates
import CommandSupport
import FiniteGroups
import Foundation
import Representations
import Solving

/// An instance that was asked for, and the value that is expected of it, if any.
struct InstanceRequest: Sendable {
  let group: String
  let functionClass: FunctionClassSpecification
  /// The class as it was written, if the specification has been made from it.
  let className: String?
  let action: ActionSpecification
  let weights: WeightClass
  let symmetry: SymmetryNotion
  /// Whether the weights have to be rational.
  var rationalWeights = false
  var expected: Int?
  /// The file and the line, if it stands in a list.
  var place: String?
  /// The line, counted from 1.
  var line: Int?

  /// Reads the parts; the group is enumerated when the instance is made.
  init(group: String, functionClass: String, action: String, weights: String, symmetry: String) throws {
    guard let weightClass = WeightClass(rawValue: weights) else {
      throw InstanceList.Fault(
        code: CommandFailure.usage,
        description:
          "“\(weights)” is not a weight class: \(Suggestion.hint(weights, among: WeightClass.names))write \(Suggestion.list(WeightClass.names))"
      )
    }
    guard let notion = SymmetryNotion(symmetry) else {
      throw InstanceList.Fault(
        code: CommandFailure.usage,
        description: "“\(symmetry)” is not a symmetry: \(SymmetryNotion.hint(symmetry))")
    }
    let description = try GroupDescription(group)
    if let union = RationalUnion(functionClass) {
      let irreducibles = try RationalIrreducibles(
        of: try description.enumerated(orderLimit: CertificationInstance.orderLimit))
      self.init(
        group: group, functionClass: try union.specification(irreducibles), className: union.description,
        action: try ActionSpecification(action), weights: weightClass, symmetry: notion)
    } else {
      self.init(
        group: group, functionClass: try FunctionClassSpecification(try InstanceRequest.expanded(functionClass)),
        action: try ActionSpecification(action), weights: weightClass, symmetry: notion)
    }
  }

  init(
    group: String, functionClass: FunctionClassSpecification, className: String? = nil, action: ActionSpecification,
    weights: WeightClass, symmetry: SymmetryNotion
  ) {
    self.group = group
    self.functionClass = functionClass
    self.className = className
    self.action = action
    self.weights = weights
    self.symmetry = symmetry
  }

  func instance() throws -> CertificationInstance {
    do {
      return try CertificationInstance(
        group: group, action: action, functionClass: functionClass, weights: weights, symmetry: symmetry,
        rationalWeights: rationalWeights)
    } catch {
      guard let place else { throw error }
      throw InstanceList.Fault(code: CommandFailure.data, description: "\(place): \(ErrorAdvice.line(error))")
    }
  }

  /// The title of the instance, with the class as it was written.
  func title(_ instance: CertificationInstance) -> String {
    guard let className else { return instance.title }
    let symmetry = symmetry == .exact ? "" : " \(symmetry)"
    let weights = weights.rawValue + (rationalWeights ? " rational" : "")
    return "\(instance.description.title) \(className) \(weights)\(symmetry)"
  }

  /// The certificate of a result, with the title in its comments.
  func titled(_ result: CertificationResult) -> Certificate {
    var certificate = result.certificate
    if className != nil { certificate.comments = ["asked as: \(title(result.instance))"] }
    return certificate
  }

  /// `matrices:@FILE` with the content of the file in its place.
  private static func expanded(_ text: String) throws -> String {
    let prefix = "matrices:@"
    guard text.hasPrefix(prefix) else { return text }
    let path = String(text.dropFirst(prefix.count))
    guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw InstanceList.Fault(
        code: CommandFailure.noInput,
        description: "cannot read the matrices in \(path): give a text file with a matrix per generator")
    }
    let lines = content.split(whereSeparator: \.isNewline).joined()
    return "matrices:" + lines
  }
}

/// A text file with an instance per line: `GROUP CLASS [action=A] [weights=W] [symmetry=S] [= VALUE]`; `#` begins a comment. No
/// part has spaces: generators are written `(1,2,3),(1,2)`.
struct InstanceList {
  /// What is wrong with a list.
  struct Fault: Error, CustomStringConvertible {
    let code: Int32
    let description: String
  }

  let requests: [InstanceRequest]

  init(path: String) throws {
    guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Fault(
        code: CommandFailure.noInput,
        description: "cannot read the list \(path): give a text file with an instance per line")
    }
    var requests: [InstanceRequest] = []
    for (number, line) in content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
      if words.isEmpty { continue }
      do {
        var request = try InstanceList.request(words)
        request.place = "\(path), line \(number + 1)"
        request.line = number + 1
        requests.append(request)
      } catch {
        throw Fault(code: CommandFailure.data, description: "\(path), line \(number + 1): \(ErrorAdvice.line(error))")
      }
    }
    guard !requests.isEmpty else {
      throw Fault(code: CommandFailure.data, description: "the list \(path) holds no instance")
    }
    self.requests = requests
  }

  private static func request(_ words: [String]) throws -> InstanceRequest {
    guard words.count >= 2 else {
      throw Fault(
        code: CommandFailure.data, description: "a line is GROUP CLASS [action=A] [weights=W] [symmetry=S] [= VALUE]")
    }
    var rest = words.dropFirst(2)
    var expected: Int?
    if rest.count >= 2, rest[rest.endIndex - 2] == "=" {
      guard let value = Int(rest[rest.endIndex - 1]), value >= 1 else {
        throw Fault(code: CommandFailure.data, description: "the expected value is a number from 1 on")
      }
      expected = value
      rest = rest.dropLast(2)
    }
    var options = ["action": "natural", "weights": "convex", "symmetry": "exact"]
    for word in rest {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, options[parts[0]] != nil else {
        throw Fault(
          code: CommandFailure.data, description: "“\(word)” is neither action=…, weights=…, symmetry=… nor = VALUE")
      }
      options[parts[0]] = parts[1]
    }
    var request = try InstanceRequest(
      group: words[0], functionClass: words[1], action: options["action"] ?? "natural",
      weights: options["weights"] ?? "convex", symmetry: options["symmetry"] ?? "exact")
    request.expected = expected
    return request
  }
}
