using System.Management.Automation;

namespace HubSpotConversations.Pipeline;

/// <summary>A row of the error table: what a script tests and what a person is told to do.</summary>
internal sealed record ErrorKind(string Id, ErrorCategory Category, string Advice);
