using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1;

/// <summary>Where an answer goes: a client and the number it gave its request, 1 to 9999.</summary>
internal readonly record struct Cb1Address(Cb1Asker Asker, int Request);
