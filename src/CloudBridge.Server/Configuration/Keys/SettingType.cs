using System.Text.Json.Nodes;

namespace CloudBridge.Server.Configuration.Keys;

/// <summary>The values that a key may have.</summary>
internal abstract class SettingType
{
    /// <summary>The allowed values, in words that follow "allowed:".</summary>
    public abstract string Allowed { get; }

    /// <summary>A value that is allowed, for messages when there is no default.</summary>
    public abstract string Example { get; }

    /// <summary>Reads a text into the form the options are bound from; null when it is not allowed.</summary>
    public abstract string? Read(string text);

    /// <summary>The form that is read, as people write it.</summary>
    public virtual string Show(string value) => value;

    /// <summary>The value as a JSON value of its own type.</summary>
    public virtual JsonNode ToJson(string value) => JsonValue.Create(Show(value));

    /// <summary>Adds what a JSON schema says about the value.</summary>
    public abstract void Describe(JsonObject schema);
}
