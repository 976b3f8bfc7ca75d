/// How a text looks. Sizes in points, greys from 0 (black) to 1.
struct TextStyle: Hashable {
  var size: Double
  var isBold = false
  var isItalic = false
  var isSmallCapitals = false
  var grey = 0.0

  /// From one line to the next.
  var leading: Double { size * 1.28 }
}

/// A text in its place: `y` is the top of its first line.
struct PlacedText {
  enum Alignment { case leading, trailing, centre }

  var text: String
  var style: TextStyle
  var x: Double
  var y: Double
  var width: Double
  var alignment = Alignment.leading
  /// Nil when it may run over as many as it takes; an ellipsis says that there was more.
  var lines: Int? = 1
}
