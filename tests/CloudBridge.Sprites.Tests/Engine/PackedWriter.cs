using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Sprites.Tests.Engine;

/// <summary>Adds entries to a value of the server.</summary>
internal delegate void PackedWriter(ref PackedValue value);
