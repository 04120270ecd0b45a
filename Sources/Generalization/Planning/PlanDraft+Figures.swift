import Averaging
import ExactArithmetic

extension PlanDraft {
  /// Every number of the plan with its basis.
  func figures(_ recommended: PlanOption) -> [PlanFigure] {
    given + dimensions + risks + sizes(recommended) + thresholds
  }

  private var given: [PlanFigure] {
    var result = [
      PlanFigure(
        "asymmetry", "A", request.asymmetry, .given, "‖(I−P)f*‖²/‖f*‖², the share of the target that averaging removes"),
      PlanFigure("signal", "‖f*‖", request.signal, .given, "root mean square of the target; the unit of the noise"),
      PlanFigure("samples", "n", Rational(request.samples), .given, "observations y = f*(x) + noise"),
      PlanFigure("noise", "σ", request.noise, .given, "standard deviation of one observation"),
      PlanFigure("tolerance", "δ", request.tolerance, .given, "risks up to (1 + δ)R* count as equal"),
    ]
    if let cost = request.queryCost {
      result.append(PlanFigure("query cost", "", cost, unit: "s", .given, "seconds for one query of the model"))
    }
    return result
  }

  private var dimensions: [PlanFigure] {
    let functions = request.functions
    return [
      PlanFigure("group order", "|G|", functions.groupOrder, .computed, "stabilizer chain"),
      PlanFigure(
        "dimension of the class", "p", Rational(functions.dimension), .computed,
        "trace of the identity on \(functions.specification)"),
      PlanFigure(
        "dimension of its invariants", "p₀", Rational(functions.invariantDimension), .computed,
        functions.isListed ? "mean of the character over the group" : "orbits of basis functions, up to signs"),
      PlanFigure(
        "total degree", "D", Rational(functions.totalDimension),
        functions.totalDimensionIsExact ? .computed : .proved,
        functions.totalDimensionIsExact
          ? "Σ d_π over the nontrivial irreducible representations in the class"
          : "upper bound of Σ d_π: dimension without invariants, isomorphic orbits once"),
    ]
  }

  private var risks: [PlanFigure] {
    [
      PlanFigure("squared data asymmetry", "d²", setting.dataAsymmetry, .given, "A·‖f*‖²"),
      PlanFigure(
        "noise that every level pays", "p₀σ²/n", setting.invariantNoise, .model, "variance in the invariant directions"),
      PlanFigure(
        "noise that symmetry saves", "qσ²/n", setting.complementNoise, .model,
        "variance in the q = p − p₀ other directions"),
      PlanFigure(
        "part of the asymmetric component worth keeping", "c*", setting.optimalFactor, .model,
        "d²/(d² + qσ²/n): stationarity of the risk (1−c)²d² + c²qσ²/n"),
      PlanFigure(
        "best model asymmetry", "a*", setting.optimalAsymmetry.enclosure(), .model,
        "c*·d ≤ d; d − a* ≤ qσ²/(nd), which falls like 1/n (mathematics.md §10)"),
      PlanFigure(
        "least risk", "R*", decision.leastRisk, .model,
        "p₀σ²/n + d²·(qσ²/n)/(d² + qσ²/n); the least worst-case risk of all linear estimates over the targets of asymmetry at most d (minimax, Pinsker 1980), not for each target"
      ),
    ]
  }

  private func sizes(_ recommended: PlanOption) -> [PlanFigure] {
    var result: [PlanFigure] = []
    let functions = request.functions
    if let epsilon = decision.weakError {
      result.append(
        PlanFigure(
          "weak error that the risk allows", "ε", epsilon, .modelBound,
          decision.level == .exact
            ? "largest ε with (1+√ε)²d² + (p₀+qε)σ²/n ≤ \(decision.targetRisk.rounded6), rounded down"
            : "largest ε with p₀σ²/n + v·D²/(v+D²) ≤ \(decision.targetRisk.rounded6), D = d(1+√ε)/(1−√ε), v = qσ²/n, rounded down"
        ))
      if epsilon.signum > 0 {
        for (method, formula) in [
          (SamplingBound.chernoff, "⌈2 ln(2D)/ε⌉; mathematics.md §4"),
          (.bernstein, "⌈(8/3) ln(2D)/ε⌉; Tahmasebi & Weber, arXiv 2512.11855, Theorem 15"),
        ] {
          guard let size = method.sufficientSize(dimension: functions.totalDimension, epsilon: epsilon) else {
            continue
          }
          result.append(
            PlanFigure(
              "random elements that reach ε with positive probability", method.rawValue,
              min(Rational(size), functions.groupOrder), unit: "queries", .proved,
              Rational(size) > functions.groupOrder
                ? "|G|, all elements; the bound would be \(size) = \(formula)" : formula))
        }
      }
    }
    if let weakBounds {
      // The average reaches ε unless the budget kept it from it.
      let found = chosen?.average.provedError ?? 1 <= decision.weakError ?? 0 ? chosen?.average : exactScheme
      result.append(bounds("least size with weak error ε", "AC_wk(F, ε)", weakBounds, found: found))
    }
    if let chosen {
      result.append(
        PlanFigure(
          "size of the recommended scheme", "k", recommended.queries, unit: "queries", .computed,
          chosen.scheme.construction))
      result.append(
        PlanFigure(
          "weak error of its average", "ε′", chosen.average.weakError, .proved,
          chosen.average.isExact
            ? "exact, decided in rational numbers"
            : "operator norm of the scheme, verified; \(chosen.average.guarantee)"))
      if !chosen.keeping.isZero {
        result.append(
          PlanFigure(
            "weak error of the mixture", "ε_c", chosen.scheme.weakError, .proved,
            "operator norm of the scheme with the identity in it, verified; the model asymmetry it leaves of any fit is at most √ε_c of its own"
          ))
      }
    }
    if let chosen, let traces = chosen.average.traces, !chosen.average.isExact {
      // E‖(I − E)u‖² = (q − 2tr E + tr E*E)/q for u uniform on the unit sphere of F₀.
      let (complement, lost) = (Rational(setting.complementDimension), 1 - chosen.keeping)
      let bias =
        lost * lost * setting.dataAsymmetry * (complement - 2 * traces.trace + traces.square) / complement
      let noise = traces.mixed(keeping: chosen.keeping, complementDimension: setting.complementDimension)
      result.append(
        PlanFigure(
          "risk of the recommendation, mean over directions", "",
          setting.invariantNoise + setting.directionNoise * noise + bias,
          .modelMean,
          "if (I−P)f* had a uniform direction: bias (1−c)²d²(q − 2tr E + tr E*E)/q in place of the worst direction; traces exact"
        ))
    }
    if let exactBounds {
      result.append(bounds("least size of an exact scheme", "AC_ex(F)", exactBounds, found: exactScheme))
    }
    if let exactScheme {
      result.append(
        PlanFigure(
          "smallest exact scheme constructed", "", Rational(exactScheme.size), unit: "queries", .computed,
          "\(exactScheme.construction): \(exactScheme.guarantee)"))
    }
    return result
  }

  /// The interval of a least size; a scheme that was constructed may be smaller than what theorems promise.
  private func bounds(
    _ name: String, _ symbol: String, _ bounds: AveragingBounds, found: PlannedScheme?
  ) -> PlanFigure {
    let (least, most) = (Rational(bounds.least), Rational(bounds.most))
    let size = found.map { Rational($0.size) } ?? most
    let upper =
      size < most
      ? "the scheme constructed (\(found?.construction ?? "")); without it \(most) by \(bounds.upper.name.rawValue)"
      : "\(bounds.upper.name.rawValue): \(bounds.upper.source)"
    return PlanFigure(
      name, symbol, Enclosure(least, max(least, min(size, most))), unit: "queries", .proved,
      "≥ \(bounds.lower.name.rawValue): \(bounds.lower.source); ≤ \(upper)")
  }

  private var thresholds: [PlanFigure] {
    var result: [PlanFigure] = []
    if let crossover = setting.crossover {
      result.append(
        PlanFigure(
          "exact symmetry and none have the same risk at", "n₀", crossover, unit: "samples", .model,
          "qσ²/d²: exact is better below, none above"))
    }
    if let from = decision.noneFrom {
      result.append(
        PlanFigure(
          "the level is none from", "", from, unit: "samples", .model,
          "(qσ²/d²)·(q − δp₀/2)/(δp/2): none is within 1 + δ/2 of R*"))
    }
    if let upTo = decision.exactUpTo {
      result.append(
        PlanFigure(
          "exact symmetry is good enough up to", "", upTo, unit: "samples", .model,
          "qσ²/(d²y), (δ/2)(r·y² + (r+1)·y) = 1, r = p₀/q: exact is within 1 + δ/2 of R*"))
    }
    return result
  }
}

extension Rational {
  /// Six significant digits or so, for a text.
  var rounded6: String {
    let value = approximation
    guard value != 0, value.isFinite else { return "\(value)" }
    var scale = 1.0
    while value.magnitude * scale < 100_000, scale < 1e30 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}
