using System.Text;

namespace CloudBridge.Reliability.Rows.Killed;

/// <summary>One line for every run of a handler. What is written stays when the process is killed.</summary>
internal sealed class EffectsFile(string path)
{
    private readonly Lock _gate = new();

    public void Add(string request, string key, string id)
    {
        lock (_gate)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Write(Encoding.ASCII.GetBytes($"{request} {key} {id}\n"));
        }
    }

    /// <summary>Every run so far.</summary>
    public static IReadOnlyList<(string Request, string Key, string Id)> Read(string path) =>
        File.Exists(path)
            ? [.. File.ReadLines(path).Select(line => line.Split(' ')).Select(words => (words[0], words[1], words[2]))]
            : [];
}
