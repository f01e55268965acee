namespace CloudBridge.Scratch;

/// <summary>The answer to the question whether a user name can be taken.</summary>
/// <param name="Username">The name.</param>
/// <param name="Verdict">What Scratch says of it.</param>
/// <param name="Message">Scratch's own words.</param>
public sealed record UsernameCheck(string Username, UsernameVerdict Verdict, string Message);

/// <summary>The verdict of Scratch on a user name.</summary>
public enum UsernameVerdict
{
    /// <summary>Something this program does not know; see the message.</summary>
    Unknown,

    /// <summary>Nobody has it.</summary>
    Free,

    /// <summary>Somebody has it.</summary>
    Taken,

    /// <summary>Too short, too long, or with characters that names cannot have.</summary>
    Invalid,

    /// <summary>Not a nice one.</summary>
    Inappropriate,
}
