using HubSpotConversations.Models;

namespace HubSpotConversations;

/// <summary>Finds the agent behind an email address: owners have addresses, and the users that agents are.</summary>
internal static class AgentLookup
{
    /// <summary>Whether a text is the email address of an agent, and no actor's id.</summary>
    public static bool IsEmail(string agent)
        => !IsActorId(agent) && RecipientRules.IsEmailAddress(agent);

    // E-jane@example.com is an address for the eye, and the id of an email actor for HubSpot.
    private static bool IsActorId(string agent) => agent.Length > 1 && agent[0] is >= 'A' and <= 'Z' && agent[1] == '-';

    /// <summary>The id of an agent.</summary>
    /// <param name="client">Whom to ask, where the address was not met yet.</param>
    /// <param name="agent">The id (A-4711) or the email address.</param>
    /// <param name="parameter">The parameter that it came in.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="HubSpotValidationException">There is no such agent.</exception>
    public static async Task<string> FindAsync(
        ConversationsClient client, string agent, string parameter, CancellationToken cancellationToken)
    {
        if (agent.StartsWith("A-", StringComparison.OrdinalIgnoreCase))
        {
            return agent;
        }

        if (!IsEmail(agent))
        {
            throw new HubSpotValidationException(
                parameter,
                $"'{DisplayText.OneLine(agent, 100)}' is no agent: give 'A-' and the user id (for example A-4711), or "
                + "the email address of the agent. A user id is not an owner id.");
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
                ? $"There is no agent with the address '{shown}' in this account (Get-HubSpotOwner lists them)."
                : $"The owner with the address '{shown}' is no user of this account any more: nothing can be sent in "
                    + "that name, nor assigned to it.");
    }
}
