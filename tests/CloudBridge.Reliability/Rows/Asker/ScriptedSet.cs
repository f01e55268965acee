namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>Somebody gives a variable a value in a trial, so many seconds after its start.</summary>
internal sealed record ScriptedSet(double At, string User, string Verb, string Name, string Value);
