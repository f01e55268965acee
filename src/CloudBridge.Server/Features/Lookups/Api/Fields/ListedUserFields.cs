using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>What is answered of a user in a list.</summary>
internal sealed class ListedUserFields() : UserFields<ScratchUser>(user => user);
