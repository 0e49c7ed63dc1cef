using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Lookup;

/// <summary>
/// Finds the agent for an email address. An agent is a user, and the owner of that user has the email address.
/// </summary>
internal static class AgentLookup
{
    /// <summary>Returns the actor id of an agent.</summary>
    /// <param name="client">The client to look the address up with if it isn't cached.</param>
    /// <param name="agent">The actor id (A-4711) or the email address.</param>
    /// <param name="parameter">The name of the parameter that has the value, for the error.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="HubSpotValidationException">The agent was not found.</exception>
    public static async Task<string> FindAsync(
        ConversationsClient client, string agent, string parameter, CancellationToken cancellationToken)
    {
        if (agent.StartsWith("A-", StringComparison.OrdinalIgnoreCase))
        {
            return agent;
        }

        if (!AgentRules.IsEmail(agent))
        {
            throw new HubSpotValidationException(
                parameter,
                $"'{DisplayText.OneLine(agent, 100)}' is not an agent. Specify the actor id ('A-' and the user id, for "
                + "example A-4711) or the email address of the agent. A user id is not an owner id.");
        }

        if (client.Directory.Owners.Find(agent)?.ActorId is { } known)
        {
            return known;
        }

        Page<Owner> page = await client.Owners
            .ListAsync(agent, cancellationToken: cancellationToken).ConfigureAwait(false);
        Owner? owner = page.Results.FirstOrDefault(
            found => string.Equals(found.Email, agent, StringComparison.OrdinalIgnoreCase) && found.Archived != true);
        if (owner?.ActorId is { } actorId)
        {
            return actorId;
        }

        string shown = DisplayText.OneLine(agent, 100);
        throw new HubSpotValidationException(
            parameter,
            owner is null
                ? $"No agent in this account has the email address '{shown}'. To list the addresses, run "
                    + "Get-HubSpotOwner."
                : $"The owner with the email address '{shown}' is no longer a user of this account. Specify another "
                    + "agent, because this one can't send messages or be assigned to threads.");
    }
}
