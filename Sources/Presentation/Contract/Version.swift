import UseCases

/// The version of the program, which every door shows.
public enum Version {
  public static let text = ProgramVersion.text
}
