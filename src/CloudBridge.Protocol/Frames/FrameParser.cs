namespace CloudBridge.Protocol.Frames;

/// <summary>Line to frame: finds the known fields of one JSON object, then unescapes them.</summary>
internal static class FrameParser
{
    public static CloudFrame Parse(Span<byte> line)
    {
        var json = new JsonScanner(line);
        if (!json.TryTake((byte)'{'))
        {
            return Fault(json.TrySkipDocument() ? FrameFault.NotAnObject : FrameFault.NotJson, line);
        }

        JsonToken method = default, name = default, newName = default, value = default, user = default, project = default, ready = default;
        if (!json.TryTake((byte)'}'))
        {
            do
            {
                if (!json.TryReadString(out var key) || !json.TryTake((byte)':') || !json.TryReadValue(out var token))
                {
                    return Fault(FrameFault.NotJson, line);
                }

                var field = key.ToText(line).Bytes;
                if (field.SequenceEqual("name"u8)) name = token;
                else if (field.SequenceEqual("value"u8)) value = token;
                else if (field.SequenceEqual("method"u8)) method = token;
                else if (field.SequenceEqual("user"u8)) user = token;
                else if (field.SequenceEqual("project_id"u8)) project = token;
                else if (field.SequenceEqual("new_name"u8)) newName = token;
                else if (field.SequenceEqual("ready"u8)) ready = token;
            }
            while (json.TryTake((byte)','));

            if (!json.TryTake((byte)'}'))
            {
                return Fault(FrameFault.NotJson, line);
            }
        }

        if (!json.AtEnd)
        {
            return Fault(FrameFault.NotJson, line);
        }

        if (method.Kind != CloudTextKind.String)
        {
            return Fault(FrameFault.NoMethod, line);
        }

        var methodName = method.ToText(line);
        var known = MethodOf(methodName.Bytes);
        return new CloudFrame(known == CloudMethod.None ? FrameFault.UnknownMethod : FrameFault.None, line)
        {
            Method = known,
            MethodName = methodName,
            Name = name.ToText(line),
            NewName = newName.ToText(line),
            Value = value.ToText(line),
            User = user.ToText(line),
            ProjectId = project.ToText(line),
            Ready = ready.ToText(line),
        };
    }

    private static CloudMethod MethodOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("set"u8) => CloudMethod.Set,
        _ when name.SequenceEqual("handshake"u8) => CloudMethod.Handshake,
        _ when name.SequenceEqual("create"u8) => CloudMethod.Create,
        _ when name.SequenceEqual("rename"u8) => CloudMethod.Rename,
        _ when name.SequenceEqual("delete"u8) => CloudMethod.Delete,
        _ => CloudMethod.None,
    };

    private static CloudFrame Fault(FrameFault fault, ReadOnlySpan<byte> line) => new(fault, line);
}
