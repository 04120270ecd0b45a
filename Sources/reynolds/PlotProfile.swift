import ArgumentParser
import Averaging
import BigInt
import CommandSupport
import ExactArithmetic
import Reporting

/// `reynolds plot profile`: the staircase k ↦ AC_ex.
struct PlotProfile: PlotKind {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "The staircase k ↦ AC_ex: what exact averaging of polynomials costs, degree by degree.",
    discussion: """
      Examples:
        reynolds plot profile --group S4 --output s4.svg
        reynolds plot profile --group A5 --action X4 --weights affine --output a5.svg
      """)

  @OptionGroup var problem: ProfileOptions
  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var figure: FigureOptions

  var isQuiet: Bool? { progressOptions.quiet }

  func source() throws -> any FigureSource {
    let (profile, title) = try problem.profile()
    return ProfileFigure(profile, group: title, action: problem.action)
  }
}

extension ProfileFigure {
  /// The figure of a profile.
  init(_ profile: Profile, group: String, action: String) {
    func number(_ value: BigInt) -> Double { Rational(value).approximation }
    let order = profile.table.groupOrder
    self.init(
      group: action == "natural" ? group : "\(group), character \(action)",
      reading: "\(profile.reading.rawValue) reading, \(profile.weightClass.rawValue) weights", order: Double(order),
      levels: profile.levels.map {
        Level(degree: $0.degree, lower: number($0.bounds.least), upper: number($0.bounds.most))
      }, threshold: profile.wholeGroupDegree, sharpBound: profile.thresholdBounds?.sharp,
      paperBound: profile.thresholdBounds?.paper)
  }
}
