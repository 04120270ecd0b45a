/// Lets elements be written one below the other, with `if` and `for` between them.
@resultBuilder
public enum HTMLBuilder {
  /// Text.
  public static func buildExpression(_ text: String) -> HTML { .text(text) }

  /// A part.
  public static func buildExpression(_ part: HTML) -> HTML { part }

  /// Several parts.
  public static func buildExpression(_ parts: [HTML]) -> HTML { .sequence(parts) }

  /// Parts one after the other.
  public static func buildBlock(_ parts: HTML...) -> HTML { parts.count == 1 ? parts[0] : .sequence(parts) }

  /// `if` without `else`.
  public static func buildOptional(_ part: HTML?) -> HTML { part ?? .nothing }

  /// `if`.
  public static func buildEither(first part: HTML) -> HTML { part }

  /// `else`.
  public static func buildEither(second part: HTML) -> HTML { part }

  /// `for`.
  public static func buildArray(_ parts: [HTML]) -> HTML { .sequence(parts) }
}

extension HTML {
  /// Parts that stand one after the other.
  public static func parts(@HTMLBuilder _ content: () -> HTML) -> HTML { content() }
}
