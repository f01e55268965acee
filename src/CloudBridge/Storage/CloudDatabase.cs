namespace CloudBridge.Storage;

/// <summary>Which database. Names are compared letter by letter, capitals included.</summary>
/// <param name="Cloud">The name of the cloud, as configured.</param>
/// <param name="Project">The project (room).</param>
/// <param name="Name">Its name.</param>
/// <param name="Asker">
/// The user name of the only one who sees it, without regard to capitals; null when all of the project do.
/// </param>
public sealed record CloudDatabase(string Cloud, string Project, string Name, string? Asker = null);
