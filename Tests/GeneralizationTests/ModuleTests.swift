import Testing

@testable import Generalization
