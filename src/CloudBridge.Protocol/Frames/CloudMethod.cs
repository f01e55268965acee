namespace CloudBridge.Protocol.Frames;

/// <summary>The <c>method</c> of a cloud frame.</summary>
public enum CloudMethod
{
    /// <summary>The line is not a frame, or its method is none of the five below.</summary>
    None,

    /// <summary>The first message of a client: <c>user</c> and <c>project_id</c>.</summary>
    Handshake,

    /// <summary>A variable gets a value: <c>name</c> and <c>value</c>.</summary>
    Set,

    /// <summary>A variable is made: <c>name</c> and <c>value</c>.</summary>
    Create,

    /// <summary>A variable changes its name: <c>name</c> and <c>new_name</c>.</summary>
    Rename,

    /// <summary>A variable goes away: <c>name</c>.</summary>
    Delete,
}
