import Reporting

/// What `reynolds` without arguments prints.
enum Tour {
  /// What it is, four commands to try, where help is.
  static let text = """
    Reynolds \(LibraryVersion.current): what does it cost to make a function symmetric by averaging it over a finite group?

    Try
      reynolds certify --group S3 --class polynomials:2   how many queries make a quadratic symmetric, with a proof
      reynolds profile --group S4                         degree by degree, from 1 query to the whole group
      reynolds bounds --group S50 --symmetry weak:0.1     nearly symmetric, for a group that is never listed
      reynolds verify --family threshold                  test claims: random cases, all small groups, the solver

    Help: reynolds --help lists all commands, reynolds certify --help says all of one, reynolds doctor what works here.
    README.md is a tour with output.
    """
}
