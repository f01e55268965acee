using CloudBridge.Scratch;

namespace CloudBridge.Server.Requests.Api;

/// <summary>What is answered of a user in a list.</summary>
internal sealed class ListedUserFields() : UserFields<ScratchUser>(user => user);
