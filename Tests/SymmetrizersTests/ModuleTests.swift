import Testing

@testable import Symmetrizers
