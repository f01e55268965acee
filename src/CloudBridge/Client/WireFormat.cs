namespace CloudBridge.Client;

/// <summary>The format in which a project asks; it is answered in the same.</summary>
public enum WireFormat
{
    /// <summary>
    /// Cloud Requests, which projects made for other hosts speak: two digits a character, a fixed table of characters.
    /// </summary>
    Compatible,

    /// <summary>CB1, the wire of CloudBridge: any text, about one digit a character, nothing is lost, and topics.</summary>
    Cb1,
}
