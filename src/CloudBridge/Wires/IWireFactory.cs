using CloudBridge.Downlink;

namespace CloudBridge.Wires;

/// <summary>
/// Brings one wire into projects. What is registered as this is spoken in every project, and asked in the order of
/// registration.
/// </summary>
internal interface IWireFactory
{
    /// <summary>Makes the wire of a project, with a lane of its own on the downlink.</summary>
    IProjectWire Open(ProjectPlace place, ProjectDownlink downlink);
}
