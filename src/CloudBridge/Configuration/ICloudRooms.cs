namespace CloudBridge.Clouds;

/// <summary>
/// A cloud in the same process, which tells what happens in its rooms, so that a bridge can join those that patterns match.
/// </summary>
public interface ICloudRooms
{
    /// <summary>
    /// Tells of every room that has players (true), and from then on of each that gets its first or loses its last (false),
    /// in order. A bridge is no player.
    /// </summary>
    /// <param name="changed">Takes the project and whether it has players; it returns at once.</param>
    /// <returns>Ends it.</returns>
    IDisposable Watch(Action<string, bool> changed);
}
