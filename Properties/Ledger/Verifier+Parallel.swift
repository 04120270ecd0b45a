import Synchronization

extension Verifier {
  /// Checks claims, several at once. Cancelling the task ends all checks after the running cases.
  ///
  /// - Parameters:
  ///   - claims: what is checked.
  ///   - jobs: how many claims are checked at once. What is found does not depend on it, unless the time is limited.
  ///   - timeLimit: how many seconds all checks together may take by the clock. Each claim gets an equal share of
  ///     what is left when its turn comes. A check that is ended counts for what it has decided and says so in its
  ///     notes; it is inconclusive where nothing was decided, or where a violation was expected and not found yet. A
  ///     violation that was found may still be shrunk for 30 s.
  ///   - progress: called from several threads at once.
  /// - Returns: the verifications, in the order of the claims.
  public func verify(
    _ claims: [Claim], jobs: Int = 1, timeLimit: Double? = nil,
    progress: (@Sendable (VerificationProgress) -> Void)? = nil
  ) async -> [Verification] {
    let end = timeLimit.map { ContinuousClock.now + .seconds($0) }
    let finished = FinishedClaims()
    return await withTaskGroup(of: (Int, Verification).self) { group in
      var results = [Verification?](repeating: nil, count: claims.count)
      for (number, claim) in claims.enumerated() {
        if number >= max(jobs, 1), let (place, result) = await group.next() { results[place] = result }
        let limit = end.map { TimeLimit(Verifier.share(until: $0, jobs: jobs, claimsLeft: claims.count - number)) }
        group.addTask {
          let result = await verify(claim, until: limit) { step in
            progress?(finished.noting(step))
          }
          return (number, result)
        }
      }
      for await (place, result) in group { results[place] = result }
      return results.compactMap { $0 }
    }
  }

  /// When the check that begins now must end, if the others are to have as much time.
  private static func share(
    until end: ContinuousClock.Instant, jobs: Int, claimsLeft: Int
  ) -> ContinuousClock.Instant {
    let now = ContinuousClock.now
    let share = (end - now) * Double(max(jobs, 1)) / Double(max(claimsLeft, 1))
    return min(now + share, end)
  }
}

/// Counts the claims of a run that are finished, in what is said of its progress.
private final class FinishedClaims: Sendable {
  private let count = Atomic<Int>(0)

  func noting(_ step: VerificationProgress) -> VerificationProgress {
    var step = step
    step.finishedClaims =
      step.stage == .finished
      ? count.add(1, ordering: .relaxed).newValue : count.load(ordering: .relaxed)
    return step
  }
}
