using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Program;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.Clouds.Scratch;

/// <summary>
/// Sessions as encrypted files in <c>sessions</c> under the data folder, each readable for its own account only.
/// </summary>
internal sealed partial class ProtectedSessionStore(
    IOptions<DataOptions> data,
    IDataProtectionProvider protection,
    ILogger<ProtectedSessionStore> logger)
    : IScratchSessionStore
{
    public const string FolderName = "sessions";

    private readonly PrivateFolder _folder = new(Path.Combine(data.Value.Folder, FolderName));

    public async ValueTask<ScratchSession?> LoadAsync(string userName, CancellationToken cancellationToken)
    {
        if (await _folder.ReadAsync(FileOf(userName), cancellationToken) is not { } content)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ScratchSession>(Protector(userName).Unprotect(content));
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            // Without the exception: it could quote what was read.
            Log.Unreadable(logger, userName, error.GetType().Name);
            return null;
        }
    }

    public async ValueTask SaveAsync(ScratchSession session, CancellationToken cancellationToken)
    {
        var content = Protector(session.UserName).Protect(JsonSerializer.SerializeToUtf8Bytes(session));
        await _folder.WriteAsync(FileOf(session.UserName), content, cancellationToken);
    }

    public ValueTask DeleteAsync(string userName, CancellationToken cancellationToken)
    {
        _folder.Delete(FileOf(userName));
        return ValueTask.CompletedTask;
    }

    private IDataProtector Protector(string userName) =>
        protection.CreateProtector("CloudBridge.Scratch.Sessions", "1", userName.ToUpperInvariant());

    // A name may come from a cookie: only plain ones become names of files.
    private static string FileOf(string userName)
    {
        var name = userName.ToUpperInvariant();
        var isPlain = name.Length is > 0 and <= 40 && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');
        return (isPlain ? name : "~" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))) + ".session";
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Warning,
            "The stored Scratch session of {User} cannot be read ({Error}): the keys in the data folder are not those it was written with. It is "
                + "replaced by signing in again")]
        public static partial void Unreadable(ILogger logger, string user, string error);
    }
}
