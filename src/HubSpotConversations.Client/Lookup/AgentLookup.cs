using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Text;
using HubSpotConversations.Validation;

namespace HubSpotConversations.Lookup;

/// <summary>
/// Finds agents by email address or name. An agent is a user, and the owner of that user has the address and the name.
/// </summary>
internal static class AgentLookup
{
    private static readonly NameLookup<Owner> Names = new()
    {
        Nouns = ("agent", "agents"),
        Known = static directory => directory.Owners.All,
        List = static client => (after, limit, token)
            => client.Owners.ListAsync(email: null, after, limit, cancellationToken: token),
        IdOf = static owner => owner.Archived == true ? null : owner.ActorId,
        NamesOf = static owner => [owner.Name, owner.Email, owner.Email?.Split('@')[0]],
        MatchesWords = true,
    };

    /// <summary>Returns the actor id of an agent.</summary>
    /// <param name="client">The client to look the agent up with if it isn't cached.</param>
    /// <param name="agent">The actor id (A-4711), the email address, or the name or a unique part of it.</param>
    /// <param name="parameter">The name of the parameter that has the value, for the error.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="HubSpotValidationException">The agent was not found, or the name isn't unique.</exception>
    public static Task<string> FindAsync(
        ConversationsClient client, string agent, string parameter, CancellationToken cancellationToken)
        => IsId(agent) ? Task.FromResult(agent)
            : !AgentRules.IsName(agent) ? throw NotAgent(agent, parameter)
            : AgentRules.IsEmail(agent) ? FindByEmailAsync(client, agent, parameter, cancellationToken)
            : Names.FindOneAsync(client, agent, parameter, cancellationToken);

    /// <summary>Returns the actor ids of the agents with a name, which may have wildcards.</summary>
    /// <exception cref="HubSpotValidationException">No agent was found, or the name isn't unique.</exception>
    public static async Task<string[]> FindAllAsync(
        ConversationsClient client, string agent, string parameter, CancellationToken cancellationToken)
        => NamePattern.HasWildcards(agent)
            ? await Names.FindAsync(client, agent, parameter, cancellationToken).ConfigureAwait(false)
            : [await FindAsync(client, agent, parameter, cancellationToken).ConfigureAwait(false)];

    private static bool IsId(string agent) => agent.StartsWith("A-", StringComparison.OrdinalIgnoreCase);

    private static HubSpotValidationException NotAgent(string agent, string parameter) => new(
        parameter,
        $"'{DisplayText.OneLine(agent, 100)}' is not an agent. Specify the actor id ('A-' and the user id, for example "
        + "A-4711), the email address or the name of the agent. A user id is not an owner id.");

    private static async Task<string> FindByEmailAsync(
        ConversationsClient client, string agent, string parameter, CancellationToken cancellationToken)
    {
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
