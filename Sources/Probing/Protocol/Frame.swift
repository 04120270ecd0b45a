/// What a frame says, without its payload.
indirect enum Frame: Sendable, Hashable {
  /// The model's first frame.
  case hello(ModelHello)
  /// A batch of inputs for the model; its payload follows.
  case evaluate(ArrayHeader)
  /// The outputs for a batch; the payload follows.
  case answer(ArrayHeader)
  /// What kept the model from answering.
  case error(identifier: Int?, kind: String, message: String)
  /// The conversation is over.
  case bye(reason: String?)

  /// The name in the header.
  var name: String {
    switch self {
    case .hello: "hello"
    case .evaluate: "evaluate"
    case .answer: "answer"
    case .error: "error"
    case .bye: "bye"
    }
  }
}

/// The header of a frame with numbers.
struct ArrayHeader: Sendable, Hashable {
  /// The number of the question.
  let identifier: Int
  /// The type of the numbers.
  let numberType: ModelDeclaration.NumberType
  /// The shape, the batch axis included.
  let shape: [Int]
  /// The bytes of the payload: the product of the shape and of the size of a number.
  let byteCount: Int
}

/// What a model says in its first frame.
struct ModelHello: Sendable, Hashable {
  /// Shapes, type, determinism.
  let declaration: ModelDeclaration
  /// Where the batch axis stands in inputs and in outputs; `nil` if the model takes one input at a time, without such an axis.
  let batchAxis: Int?
  /// The most inputs of one question, if there is a limit.
  var batchLimit: Int?
  /// What the model calls itself.
  var name: String?
}

extension ModelDeclaration.NumberType {
  /// The bytes of one number.
  var byteCount: Int {
    switch self {
    case .float32: 4
    case .float64: 8
    }
  }
}
