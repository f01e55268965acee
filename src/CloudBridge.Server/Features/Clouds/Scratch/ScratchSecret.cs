using CloudBridge.Clouds;
using CloudBridge.Scratch;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Features.Clouds.Scratch;

/// <summary>One setting that a cloud's account is signed in with.</summary>
internal sealed class ScratchSecret
{
    private readonly string _value;

    private ScratchSecret(string key, string value)
    {
        Key = key;
        _value = value;
    }

    /// <summary>The key in the section of the cloud.</summary>
    public string Key { get; }

    public bool IsPassword => Key is nameof(CloudOptions.Password) or nameof(CloudOptions.PasswordFile);

    /// <summary>The fault of it, to follow the key; null when nothing is.</summary>
    public string? Problem => IsFile ? SecretFile.Problem(_value) : string.IsNullOrWhiteSpace(_value) ? "is empty." : null;

    private bool IsFile => Key is nameof(CloudOptions.PasswordFile) or nameof(CloudOptions.SessionIdFile);

    /// <summary>All that are set.</summary>
    public static IEnumerable<ScratchSecret> Of(CloudOptions cloud)
    {
        (string Key, string? Value)[] settings =
        [
            (nameof(cloud.Password), cloud.Password),
            (nameof(cloud.PasswordFile), cloud.PasswordFile),
            (nameof(cloud.SessionId), cloud.SessionId),
            (nameof(cloud.SessionIdFile), cloud.SessionIdFile),
        ];
        return settings.Where(setting => setting.Value is not null).Select(setting => new ScratchSecret(setting.Key, setting.Value!));
    }

    /// <summary>Reads the secret.</summary>
    /// <exception cref="CloudAccountException">It cannot be had.</exception>
    public ScratchCredentials Read(string user)
    {
        if (Problem is { } problem)
        {
            throw new CloudAccountException($"The setting {Key} {problem}", needsOperator: true);
        }

        var text = IsFile ? SecretFile.Read(_value) : _value;
        return IsPassword ? ScratchCredentials.OfPassword(user, text) : ScratchCredentials.OfSessionId(text);
    }

    public override string ToString() => Key;
}
