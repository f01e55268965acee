using System.Security.Cryptography;
using System.Text;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Clouds.Scratch;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>
/// The file <c>keys/pepper</c> in the data folder: what the hashes of access keys are made with. A backup without it has
/// keys that nobody can use.
/// </summary>
internal sealed class PepperFile(string dataFolder)
{
    public const string Name = "pepper";

    private readonly PrivateFolder _folder = new(Path.Combine(dataFolder, ScratchServices.KeyFolderName));

    private string FullName => Path.Combine(dataFolder, ScratchServices.KeyFolderName, Name);

    /// <summary>Refuses a file that is there and cannot be used.</summary>
    /// <exception cref="StartException">Others can read it, or it is damaged.</exception>
    public void Check()
    {
        if (File.Exists(FullName))
        {
            Read();
        }
    }

    /// <summary>The pepper, made when there is none.</summary>
    /// <exception cref="StartException">It can be neither used nor made.</exception>
    public byte[] Load()
    {
        try
        {
            if (!File.Exists(FullName))
            {
                _folder.Add(Name, Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyHasher.PepperLength)) + "\n"));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The file {FullName}, without which there are no access keys, cannot be made: {error.Message} Choose another place with --Data:Folder=PATH.",
                error);
        }

        return Read();
    }

    private byte[] Read()
    {
        if (SecretFile.Problem(FullName) is { } problem)
        {
            throw Refuse(problem);
        }

        var pepper = new byte[KeyHasher.PepperLength];
        return Convert.TryFromBase64String(SecretFile.Read(FullName), pepper, out var length) && length == pepper.Length
            ? pepper
            : throw Refuse("is damaged. Restore it from a backup; when there is none, delete it: then every access key is void and has to be made again.");
    }

    private StartException Refuse(string problem) => new($"The secret behind the access keys cannot be used: {FullName} {problem}", new InvalidDataException());
}
