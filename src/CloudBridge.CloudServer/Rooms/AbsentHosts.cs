using System.Buffers;
using System.Text;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.CloudServer.Rooms;

/// <summary>Finds what a client is to be told that asks in a room without a host. Safe for threads.</summary>
internal sealed class AbsentHosts
{
    /// <summary>
    /// The time that a host on its way into the room has, such as the bridge into a room by pattern, before clients are told that
    /// there is none.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile Named[] _named = [];

    public IReadOnlyList<AbsentHostRule> Rules
    {
        get => [.. _named.Select(named => named.Rule)];
        set => _named = [.. value.Select(rule => new Named(rule, Encoding.UTF8.GetBytes(rule.Asked), Encoding.UTF8.GetBytes(rule.Told)))];
    }

    /// <summary>The rule for a client that has set a variable; null when there is none, or a host is there.</summary>
    public Named? Find(Room room, ReadOnlySpan<byte> variable)
    {
        foreach (var named in _named)
        {
            if (variable.SequenceEqual(named.Asked) && room.LacksHost(named.Told))
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>A rule and its names in UTF-8.</summary>
    public sealed record Named(AbsentHostRule Rule, byte[] Asked, byte[] Told)
    {
        /// <summary>The line for the client; null when there is nothing to tell, or no longer.</summary>
        public byte[]? LineFor(Room room)
        {
            if (!room.LacksHost(Told) || Rule.ValueFor(room.ProjectId) is not { } value)
            {
                return null;
            }

            var line = new ArrayBufferWriter<byte>();
            FrameWriter.WriteSet(line, Told, Encoding.UTF8.GetBytes(value), CloudTextKind.String);
            return line.WrittenSpan.ToArray();
        }
    }
}
