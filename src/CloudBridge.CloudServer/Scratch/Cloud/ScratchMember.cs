using System.Text;
using CloudBridge.CloudServer.Scratch.Accounts;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.CloudServer.Scratch.Cloud;

/// <summary>Scratch's rules for one connection, and its part of the cloud log.</summary>
internal sealed class ScratchMember(SiteSession session, ScratchWorld world)
{
    private readonly WriteBudget? _budget = world.Profile.RateLimit is { } limit ? new(limit, world.Clock.Now) : null;
    private string _projectId = "";

    /// <summary>True when what is written must reach nobody.</summary>
    public bool IsSilent => world.Switches.IsSilent;

    /// <summary>True when a client that joins gets the values of the room.</summary>
    public bool GetsSnapshot => world.Switches is { SendsSnapshot: true, IsSilent: false };

    /// <summary>True when the name in the handshake is the one of the session, in any case.</summary>
    public bool IsNamed(CloudText user) => user.ToString().Equals(session.Account.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The handshake was accepted.</summary>
    public void Joined(string projectId)
    {
        _projectId = projectId;
        world.Counters.Handshake();
    }

    /// <summary>True when a write may go on to the room; otherwise it is counted and dropped.</summary>
    public bool MayWrite(in CloudFrame frame)
    {
        if (_budget?.TryTake(world.Clock.Now) == false)
        {
            world.Counters.SetRateLimited();
            return false;
        }

        if (!session.Account.IsNewScratcher && frame.Name.Bytes.StartsWith(CloudNames.PrefixUtf8))
        {
            return true;
        }

        world.Counters.SetRefused();
        return false;
    }

    /// <summary>A write that the room did not take.</summary>
    public void Refused() => world.Counters.SetRefused();

    /// <summary>A set or create that the room has taken.</summary>
    public void Wrote(in CloudFrame frame)
    {
        world.Counters.SetAccepted();
        Append(frame.Method == CloudMethod.Create ? "create_var" : "set_var", in frame, frame.Value.ToString());
    }

    /// <summary>A variable that was deleted.</summary>
    public void Deleted(in CloudFrame frame) => Append("del_var", in frame, null);

    private void Append(string verb, in CloudFrame frame, string? value) => world.Log.Append(
        _projectId,
        new ScratchLogRow(session.Account.Name, verb, Encoding.UTF8.GetString(frame.Name.Bytes), value, world.Now.ToUnixTimeMilliseconds()),
        world.Switches.LogLag);
}
