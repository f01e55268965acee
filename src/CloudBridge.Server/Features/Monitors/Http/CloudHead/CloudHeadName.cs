namespace CloudBridge.Server.Features.Monitors.Http.CloudHead;

/// <summary>User names in paths.</summary>
internal static class CloudHeadName
{
    private const int Longest = 60;

    /// <summary>A name as it is looked up and shown: cut, so that nobody fills the memory with it.</summary>
    public static string Clean(string name) => name.Length > Longest ? name[..Longest] : name;

    /// <summary>True when somebody can have such a name; no store needs to be asked for others.</summary>
    public static bool IsPossible(string name) =>
        name.Length is > 0 and < Longest && !name.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter));
}
