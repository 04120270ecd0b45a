import ExactArithmetic
import FiniteGroups
import Foundation
import PeerRuns
import Representations

/// What `Scripts/fourier_peer.py` reads.
private struct TransformInput: Encodable {
  struct Generators: Encodable {
    var dimension: Int
    var generators: [[Double]]
  }
  struct Square: Encodable {
    var size: Int
    var entries: [Double]
  }
  struct Seconds: Encodable {
    var irreducibles: Double
    var regular: Double
    var weakError: Double
  }
  var weights: [Double]
  var words: [[Int]]
  var irreducibles: [Generators]
  var matrix: Square
  var seconds: Seconds
  var norm: Double
  var regularNorm: Double
}

/// What it prints.
private struct TransformOutput: Decodable {
  var numpy: String
  var buildMatrices: Double
  var sumBlocks: Double
  var normBlocks: Double
  var normRegular: Double
  var normDifference: Double
  var regularDifference: Double
}

/// The largest norm of the nontrivial blocks of a scheme on S_8, next to NumPy on the same irreducibles, and of a scheme on S_6,
/// next to the regular representation.
func transformFigures() throws {
  var random = SplitMix64(seed: 1)
  let planning = try timed { try SymmetricGroupDual(degree: 8) }
  let dual = planning.value
  let scheme = try (0..<200).map { _ in (element: try randomPermutation(8, &random), weight: 1.0 / 200) }
  let blocks = timed { dual.weakError(of: scheme) }

  let small = try SymmetricGroupDual(degree: 6)
  let smallScheme = try (0..<40).map { _ in (element: try randomPermutation(6, &random), weight: 1.0 / 40) }
  let smallBlocks = timed { small.weakError(of: smallScheme) }
  let regular = regularMatrix(of: smallScheme, small)
  let dense = timed { regular.operatorNorm() }

  let input = TransformInput(
    weights: scheme.map(\.weight), words: scheme.map { word(of: $0.element) },
    irreducibles: try dual.shapes.map(generators), matrix: .init(size: regular.rowCount, entries: regular.entries),
    seconds: .init(irreducibles: blocks.seconds, regular: dense.seconds, weakError: smallBlocks.seconds),
    norm: blocks.value.lower.squareRoot(), regularNorm: dense.value.lower)
  let peer = try numPy(input)

  func numPyPeer(_ seconds: (TransformOutput) -> Double) -> (name: String, seconds: Double?) {
    ("NumPy", peer.map(seconds))
  }
  let given = Figure(
    "S_8, 200 elements: max ‖ω̂(π)‖, \(dual.shapes.count) blocks", seconds: blocks.seconds,
    peer: numPyPeer { $0.sumBlocks + $0.normBlocks }, limit: 0.1)
  let whole = Figure(
    "  NumPy also multiplying the matrices", seconds: blocks.seconds,
    peer: numPyPeer { $0.buildMatrices + $0.sumBlocks + $0.normBlocks })
  let norm = blocks.value
  var notes: [String] = []
  if let peer {
    notes.append(
      "NumPy \(peer.numpy): its norms differ by \(Figure.short(peer.normDifference)) (S_8) and "
        + "\(Figure.short(peer.regularDifference)) (regular)")
  } else {
    notes.append("numpy not found: apt-get install python3-numpy")
  }
  let thousand = try timesOnSevenPoints(&random)
  Figure.print(
    "Fourier transforms",
    [
      thousand, given, whole,
      Figure(
        "  enclosure of the norm", ours: "[\(norm.lower.squareRoot().nextDown), \(norm.upper.squareRoot().nextUp)]"),
      Figure("  enclosure of its square, the weak error", ours: "\(norm)"),
      Figure("  planning, once for S_8", seconds: planning.seconds),
      Figure(
        "S_6, 40 elements: by blocks, against the regular matrix here", seconds: smallBlocks.seconds,
        peer: ("dense", dense.seconds)),
      Figure(
        "  by blocks, against the regular matrix in NumPy", seconds: smallBlocks.seconds,
        peer: numPyPeer(\.normRegular)),
      Figure("  norm of the regular matrix", seconds: dense.seconds, peer: numPyPeer(\.normRegular)),
      Figure("  enclosure by blocks", ours: "\(smallBlocks.value)"),
      Figure("  enclosure by the regular matrix", ours: "\(dense.value.squared)"),
    ], notes: notes)
}

/// The weak error of 1,000 elements of S_7 on all functions, next to NumPy summing the same dense blocks and taking their norms.
private func timesOnSevenPoints(_ random: inout SplitMix64) throws -> Figure {
  let dual = try SymmetricGroupDual(degree: 7)
  let scheme = try (0..<1000).map { _ in (element: try randomPermutation(7, &random), weight: 1.0 / 1000) }
  let blocks = timed { dual.weakError(of: scheme) }
  let input = TransformInput(
    weights: scheme.map(\.weight), words: scheme.map { word(of: $0.element) },
    irreducibles: try dual.shapes.map(generators), matrix: .init(size: 1, entries: [1]),
    seconds: .init(irreducibles: blocks.seconds, regular: 1, weakError: 1),
    norm: blocks.value.lower.squareRoot(), regularNorm: 1)
  let peer = try numPy(input)
  return Figure(
    "S_7, 1000 elements: weak error, \(dual.shapes.count) blocks", seconds: blocks.seconds,
    peer: ("NumPy", peer.map { $0.sumBlocks + $0.normBlocks }))
}

/// The adjacent transpositions, counted from 1, whose product from left to right a permutation is.
private func word(of element: Permutation) -> [Int] {
  var images = element.oneLine
  var word: [Int] = []
  for end in images.indices.dropFirst() {
    var place = end
    while place > 0, images[place - 1] > images[place] {
      images.swapAt(place - 1, place)
      word.append(place)
      place -= 1
    }
  }
  return word.reversed()
}

/// Young's orthogonal matrices of the adjacent transpositions.
private func generators(of shape: Partition) throws -> TransformInput.Generators {
  let form = try YoungForm(orthogonal: shape)
  let matrices = try (1..<shape.size).map { k in
    var images = Array(1...shape.size)
    images.swapAt(k - 1, k)
    return form.matrix(of: try Permutation(oneLine: images)).entries
  }
  return .init(dimension: form.dimension, generators: matrices)
}

/// Σ ω(g) λ(g) − P, λ the regular representation and P the projection on the constants.
private func regularMatrix(
  of scheme: [(element: Permutation, weight: Double)], _ dual: SymmetricGroupDual
) -> RealMatrix {
  let elements = (0..<(1...dual.degree).reduce(1, *)).map { dual.permutation(at: $0) }
  let size = elements.count
  var matrix = RealMatrix(
    rowCount: size, columnCount: size, entries: Array(repeating: -1 / Double(size), count: size * size))
  for (element, weight) in scheme {
    for (column, other) in elements.enumerated() { matrix[dual.index(of: element * other), column] += weight }
  }
  return matrix
}

/// The times of NumPy; `nil` where it is missing.
private func numPy(_ input: TransformInput) throws -> TransformOutput? {
  let text = String(decoding: try JSONEncoder().encode(input), as: UTF8.self)
  let output = Peer.output("python3", [Repository.path("Scripts/fourier_peer.py")], input: text)
  return output.flatMap { try? JSONDecoder().decode(TransformOutput.self, from: Data($0.utf8)) }
}
