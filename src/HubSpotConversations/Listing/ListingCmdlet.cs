using System.Management.Automation;
using HubSpotConversations.Connections;
using HubSpotConversations.Models;
using HubSpotConversations.Resources;
using HubSpotConversations.Runtime;

namespace HubSpotConversations.Listing;

/// <summary>
/// The base of cmdlets that list objects page by page. They emit each object as it arrives, support -First, -Skip and
/// -IncludeTotalCount, and request only the pages they need.
/// </summary>
public abstract class ListingCmdlet : ConnectedCmdlet
{
    private protected const string ListSet = "List";
    private protected const string IdSet = "Id";

    // A constraint on a client type would load the client when PowerShell inspects the cmdlets on import.

    /// <summary>Writes a list to the pipeline. A failure is an error of this list only.</summary>
    private protected void WriteList<T>(Func<ListPlan<T>> plan, object? target = null)
        where T : class
        => ProcessItem(target, () => WriteList(plan()));

    private void WriteList<T>(ListPlan<T> plan)
        where T : class
    {
        HubSpotConnection connection = CurrentConnection;
        var traces = new RequestTraces(this, Streams);
        ConversationsClient client = traces.Observe(connection.Client, Waits);
        using var end = new CancellationTokenSource();
        try
        {
            ListCursor<T>[] cursors = plan.Queries
                .Select(query => new ListCursor<T>(
                    query(client),
                    fetch => WaitFor(fetch, traces),
                    plan.LargestPage,
                    end.Token))
                .ToArray();
            Write(plan, cursors);
        }
        finally
        {
            // However the list ends (-First, Ctrl+C, an error), make no further request.
            end.Cancel();
        }
    }

    private Page<T>? WaitFor<T>(Func<CancellationToken, Task<Page<T>?>> fetch, RequestTraces traces)
        where T : class
    {
        try
        {
            return AwaitAt(CurrentConnection, (pipeline, cancellationToken) =>
            {
                Waits.Attach(pipeline);
                return fetch(cancellationToken);
            });
        }
        finally
        {
            Waits.Attach(null);
            traces.Report();
        }
    }

    private void Write<T>(ListPlan<T> plan, ListCursor<T>[] cursors)
        where T : class
    {
        ulong skip = PagingParameters?.Skip ?? 0;
        ulong first = PagingParameters?.First ?? ulong.MaxValue;
        bool isTotalDue = PagingParameters?.IncludeTotalCount == true;
        if (first == 0 && !isTotalDue)
        {
            return;
        }

        var merge = new ListMerge<T>(cursors, plan.Order);
        while (merge.MoveNext(Wanted(plan, skip, first)))
        {
            if (isTotalDue)
            {
                isTotalDue = false;
                WriteTotal(merge.Total, isExact: plan.Filter is null);
            }

            T item = merge.Current;
            if (first == 0 || plan.IsBeyondEnd?.Invoke(item) == true)
            {
                return;
            }

            if (plan.Filter?.Invoke(item) == false)
            {
                continue;
            }

            if (skip > 0)
            {
                skip--;
                continue;
            }

            WriteObject(plan.Complete is { } complete ? complete(item) : item);
            if (--first == 0)
            {
                return;
            }
        }

        if (isTotalDue)
        {
            WriteTotal(merge.Total ?? 0, isExact: true);
        }
    }

    private static long? Wanted<T>(ListPlan<T> plan, ulong skip, ulong first)
        where T : class
    {
        bool isKnown = plan.Filter is null && first <= int.MaxValue && skip <= int.MaxValue;
        return isKnown ? (long)(skip + first) : null;
    }

    private void WriteTotal(long? total, bool isExact)
        => WriteObject(total is { } count && isExact
            ? PagingParameters.NewTotalCount((ulong)Math.Max(0, count), 1.0)
            : PagingParameters.NewTotalCount((ulong)Math.Max(0, total ?? 0), 0.0));
}
