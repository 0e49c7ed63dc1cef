using System.Management.Automation;

namespace HubSpotConversations.Errors;

/// <summary>A row of the error table: the id and category for scripts, and the recommended action for people.</summary>
internal sealed record ErrorKind(string Id, ErrorCategory Category, string Advice);
