using System.Collections.Frozen;
using System.Text;
using CloudBridge.Configuration;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Client;

/// <summary>Signs that a client has seen of its room, which say why nobody answers. Safe for threads.</summary>
public sealed class RoomSigns
{
    private const int MostVariables = 100;
    private const int LongestName = 200;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _answers;
    private readonly TaskCompletionSource _noticed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Absence _absence;
    private bool _hasAnswers;

    internal RoomSigns(CloudProfile profile)
    {
        _byName = _variables.GetAlternateLookup<ReadOnlySpan<char>>();
        _answers = profile.ResponseVariables.Select(CloudNames.WithPrefix).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// The last word of the cloud on a server that is not there; <see cref="Absence.None"/> when one has written since.
    /// </summary>
    public Absence Absence => Read(() => _absence);

    /// <summary>True once anything was written into a variable for answers.</summary>
    public bool HasAnswers => Read(() => _hasAnswers);

    /// <summary>Full names of variables that have a value in the room, in order, at most a hundred.</summary>
    public IReadOnlyList<string> Variables => Read(() => _variables.Order(StringComparer.Ordinal).ToArray());

    /// <summary>Completes when the cloud says for the first time that no server is there.</summary>
    public Task Noticed => _noticed.Task;

    internal void Note(in CloudFrame frame)
    {
        Span<char> name = stackalloc char[LongestName];
        if (!Encoding.UTF8.TryGetChars(frame.Name.Bytes, name, out var length))
        {
            return;
        }

        name = name[..length];
        var absence = _answers.Contains(name) ? AbsenceNotice.Read(frame.Value.Bytes) : Absence.None;
        lock (_gate)
        {
            if (absence != Absence.None)
            {
                _absence = absence;
                _noticed.TrySetResult();
                return;
            }

            if (_answers.Contains(name))
            {
                (_absence, _hasAnswers) = (Absence.None, true);
            }

            if (_variables.Count < MostVariables)
            {
                _byName.Add(name);
            }
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
