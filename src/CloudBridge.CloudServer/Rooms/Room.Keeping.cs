using CloudBridge.CloudServer.Messages;

namespace CloudBridge.CloudServer.Rooms;

/// <content>What a room has to do with the store that keeps its values.</content>
internal sealed partial class Room
{
    private bool _isNoted;
    private bool _isSaving;
    private bool _isForgotten;

    /// <summary>True when the store knows all of it, or is to know nothing.</summary>
    public bool IsSaved
    {
        get
        {
            lock (_gate)
            {
                return _variables.IsSaved && !_isSaving;
            }
        }
    }

    /// <summary>Begins as a room that is empty, until somebody joins.</summary>
    public void Rest()
    {
        lock (_gate)
        {
            EmptySince = clock.Now;
        }
    }

    /// <summary>Takes a variable that the store has kept, before anybody joins; says why it does not when it does not.</summary>
    public CloseReason? Restore(byte[] name, byte[] line)
    {
        lock (_gate)
        {
            return _variables.Restore(name, line);
        }
    }

    /// <summary>Has the store note that the room is in use, and with <paramref name="isLost"/> keep all of it again.</summary>
    public void Use(bool isLost = false)
    {
        lock (_gate)
        {
            if (isLost)
            {
                _variables.Unsave();
            }

            Note();
        }
    }

    /// <summary>Hands over what the store does not know yet; <see cref="EndSave"/> must follow.</summary>
    public KeptRoom BeginSave()
    {
        lock (_gate)
        {
            (_isNoted, _isSaving) = (false, true);
            return new KeptRoom(projectId, _variables.TakeUnsaved());
        }
    }

    /// <summary>Takes back what the store did not take.</summary>
    public void EndSave(KeptRoom room, bool isSaved)
    {
        lock (_gate)
        {
            _isSaving = false;
            if (!isSaved && !_isForgotten)
            {
                _variables.GiveBack(room.Variables);
                Note();
            }
        }
    }

    /// <summary>The keeper comes for what has changed, once for all that changes until then.</summary>
    private void Note()
    {
        if (keeper is not null && !_isNoted)
        {
            _isNoted = true;
            keeper.Note(this);
        }
    }
}
