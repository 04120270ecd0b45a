import ExactArithmetic
import Foundation
import Representations

/// The data of the paper's picture: an anisotropic function of the plane, averaged over a few random rotations of C_n and over all.
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, the figure with 100 rotations and 5 random ones.
public struct RotationPicture: Sendable, Hashable, Codable {
  /// n, the order of the rotation group.
  public let rotations: Int
  /// The random rotations, as multiples of a turn by 1/n.
  public let chosen: [Int]
  /// The coordinates of the columns, and of the rows, from −1 to 1.
  public let coordinates: [Double]
  /// The function, row by row from y = −1 up.
  public let original: [[Double]]
  /// Its average over the chosen rotations.
  public let approximate: [[Double]]
  /// Its average over all rotations.
  public let exact: [[Double]]
  /// The symmetry error of the average over the chosen rotations relative to the function's own, E‖h − ρ(g)h‖²/E‖f − ρ(g)f‖², in
  /// floating point.
  public let approximateError: Double
  /// The same for the average over all rotations: rounding only.
  public let exactError: Double
  /// Bounds of the weak error of the chosen rotations on all functions: no function has a larger symmetry error.
  public let weakErrorLower: Double
  /// The upper one.
  public let weakErrorUpper: Double

  /// Computes a picture.
  ///
  /// - Parameters:
  ///   - rotations: n.
  ///   - count: how many different rotations are chosen.
  ///   - resolution: the number of rows and columns.
  ///   - random: decides the choice.
  /// - Precondition: `1 <= count <= rotations`, `resolution >= 2`.
  /// - Complexity: O(resolution² · rotations) evaluations of the function
  public init(
    rotations: Int = 100, count: Int = 5, resolution: Int = 65, using random: inout some RandomNumberGenerator
  ) {
    precondition(count >= 1 && count <= rotations && resolution >= 2, "1 … n rotations, and 2 rows or more")
    self.rotations = rotations
    let chosen = Array((0..<rotations).shuffled(using: &random).prefix(count)).sorted()
    self.chosen = chosen
    let coordinates = (0..<resolution).map { 2 * Double($0) / Double(resolution - 1) - 1 }
    self.coordinates = coordinates
    func image(_ turns: [Int]) -> [[Double]] {
      let angles = turns.map { 2 * Double.pi * Double($0) / Double(rotations) }
      return coordinates.map { y in
        coordinates.map { x in
          angles.reduce(0) {
            $0 + RotationPicture.function(x * cos($1) + y * sin($1), y * cos($1) - x * sin($1))
          } / Double(angles.count)
        }
      }
    }
    original = image([0])
    approximate = image(chosen)
    exact = image(Array(0..<rotations))
    approximateError = RotationPicture.symmetryError(of: chosen, among: rotations)
    exactError = RotationPicture.symmetryError(of: Array(0..<rotations), among: rotations)
    let weak = AbelianDual(orders: [rotations]).weakError(of: chosen.map { ($0, Rational(1, count)) })
    (weakErrorLower, weakErrorUpper) = (weak.lower, weak.upper)
  }

  /// A ridge along the first axis, higher on the right.
  public static func function(_ x: Double, _ y: Double) -> Double { exp(-2 * x * x - 20 * y * y) * (1 + x / 2) }

  /// ‖(I − P)Ef‖²/‖(I − P)f‖² on whole orbits: n angles on each of 32 circles, weighted by their radius.
  private static func symmetryError(of turns: [Int], among rotations: Int) -> Double {
    var (numerator, denominator) = (0.0, 0.0)
    for circle in 1...32 {
      let radius = Double(circle) / 32
      let values = (0..<rotations).map { turn in
        let angle = 2 * Double.pi * Double(turn) / Double(rotations)
        return function(radius * cos(angle), radius * sin(angle))
      }
      let mean = values.reduce(0, +) / Double(rotations)
      for turn in 0..<rotations {
        let average = turns.reduce(0) { $0 + values[(turn - $1 + rotations) % rotations] } / Double(turns.count)
        numerator += radius * (average - mean) * (average - mean)
        denominator += radius * (values[turn] - mean) * (values[turn] - mean)
      }
    }
    return denominator > 0 ? numerator / denominator : 0
  }
}
