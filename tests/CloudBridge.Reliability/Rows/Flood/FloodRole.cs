using System.Globalization;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Flood;

/// <summary>Hostile clients in a process of their own, so that those who measure have theirs to themselves.</summary>
internal sealed class FloodRole : IRole
{
    public const string RoleName = "flood";
    public const string Attacking = "attacking";

    public string Name => RoleName;

    /// <summary>Arguments: the cloud's address, the kind, and how many.</summary>
    public async Task<int> RunAsync(string[] args)
    {
        using var stopping = new CancellationTokenSource();
        var (cloud, kind) = (new Uri(args[0]), Enum.Parse<FloodKind>(args[1]));
        var clients = Enumerable.Range(0, int.Parse(args[2], CultureInfo.InvariantCulture)).Select(i => Task.Run(() => new Flooder(cloud, kind, i).RunAsync(stopping.Token))).ToArray();
        Console.WriteLine(Attacking);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await stopping.CancelAsync();
        await Task.WhenAll(clients);
        return 0;
    }
}
