/// How much a campaign may do, over all its sessions together: a campaign that is resumed with the same budget does
/// what is left.
public struct CampaignBudget: Sendable, Hashable {
  /// How many cases may be tried, vacuous ones included; `nil` for no limit.
  ///
  /// A chunk of random cases counts as many as it is to try, though a violation may end it before. The running chunk is
  /// finished, so that a few cases more may be tried. With a limit of cases, what is tried is a function of the seed,
  /// the strategies and the limit alone.
  public var cases: Int?
  /// How many seconds the campaign may take by the clock; `nil` for no limit. The running chunks are finished.
  public var seconds: Double?

  /// A budget.
  public init(cases: Int? = nil, seconds: Double? = nil) {
    self.cases = cases
    self.seconds = seconds
  }

  /// No limit: the campaign ends with a witness, with the lists, or by cancellation.
  public static let unlimited = CampaignBudget()
}
