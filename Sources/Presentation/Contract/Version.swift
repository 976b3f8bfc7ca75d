/// The version of the program, which every door shows.
public enum Version {
  public static let text = "0.1.0"
}
